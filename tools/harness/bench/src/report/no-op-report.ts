import type { ProgramPart } from "../peers/program-parts";
import { valuesOf, type Sample, type Samples } from "../rounds";
import { appsText } from "./apps-text";
import { differenceSection, previewLimit } from "./difference-section";
import { formatSpread, goalRow } from "./numbers";
import { renderPlot } from "./plot";
import type { BenchmarkReport } from "./report";

/** The measurements of the benchmark `no-op` for each number of apps. Times are in seconds, and memory is in MiB. */
export type NoOpResults = readonly {
  readonly apps: number;
  readonly samples: Samples<"berth" | "raw", "preview" | "up" | "memory">;
}[];

/**
 * Returns the report of the benchmark `no-op`.
 *
 * @param parts - the measurements of the Berth program's parts.
 */
export function noOpReport(results: NoOpResults, parts: readonly Sample<ProgramPart>[]): BenchmarkReport {
  const sizes = results.map(({ apps, samples: { berth, raw } }) => {
    const both = (metric: "preview" | "up" | "memory") => ({
      berth: valuesOf(berth, metric),
      raw: valuesOf(raw, metric),
    });
    return { apps, preview: both("preview"), up: both("up"), memory: both("memory") };
  });
  const points = (metric: "preview" | "up", peer: "berth" | "raw") =>
    sizes.map((size) => ({ x: size.apps, values: size[metric][peer] }));
  return {
    name: "no-op",
    title: "Preview and up without changes",
    text: [
      "This benchmark runs `pulumi preview` and `pulumi up` for a stack that has not changed. The stack consists of a three-node kind cluster " +
        "and several apps. Each program has its own cluster.",
      "The raw Pulumi program registers the same resources as the Berth program, with the same inputs. The benchmark compares the resources of " +
        "both programs before it measures.",
      "The apps have 0 replicas and no health check, so that one cluster can hold all apps. Pulumi's type check is off for both programs. " +
        "Memory is the peak resident set size of the Node.js process that runs the program during a preview.",
    ],
    plot: {
      description: "Duration of preview and up without changes by number of apps",
      svg: renderPlot({
        title: "Preview and up without changes",
        axis: "apps",
        unit: "s",
        type: "line",
        series: [
          { name: "preview, raw", peer: "raw", dashed: true, points: points("preview", "raw") },
          { name: "preview, Berth", peer: "Berth", dashed: true, points: points("preview", "berth") },
          { name: "up, raw", peer: "raw", points: points("up", "raw") },
          { name: "up, Berth", peer: "Berth", points: points("up", "berth") },
        ],
      }),
    },
    sections: [
      {
        title: "Results",
        table: {
          head: [
            "apps",
            "preview, raw",
            "preview, Berth",
            "up, raw",
            "up, Berth",
            "memory, raw",
            "memory, Berth",
          ],
          rows: sizes.map(({ apps, preview, up, memory }) => [
            String(apps),
            ...[preview.raw, preview.berth, up.raw, up.berth].map((values) => formatSpread(values, "s")),
            ...[memory.raw, memory.berth].map((values) => formatSpread(values, "MiB")),
          ]),
        },
      },
      {
        title: "Goals",
        table: {
          head: ["ratio of the medians, Berth to raw", "ratio", "goal", "result"],
          rows: sizes.flatMap(({ apps, preview, up, memory }) => [
            goalRow({
              title: `preview, ${appsText(apps)}`,
              values: preview.berth,
              base: preview.raw,
              limit: previewLimit,
            }),
            goalRow({ title: `up, ${appsText(apps)}`, values: up.berth, base: up.raw, limit: previewLimit }),
            goalRow({ title: `memory, ${appsText(apps)}`, values: memory.berth, base: memory.raw }),
          ]),
        },
      },
      differenceSection(
        sizes.map(({ apps, preview }) => ({ apps, ...preview })),
        parts,
      ),
    ],
  };
}
