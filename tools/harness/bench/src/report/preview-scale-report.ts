import type { ProgramPart } from "../peers/program-parts";
import { valuesOf, type Sample, type Samples } from "../rounds";
import { appsText } from "./apps-text";
import { differenceSection, previewLimit } from "./difference-section";
import { formatSpread, goalRow } from "./numbers";
import { renderPlot } from "./plot";
import type { BenchmarkReport } from "./report";

/** The measurements of the benchmark `preview-scale` for each number of apps. Times are in seconds, and memory is in MiB. */
export type PreviewScaleResults = readonly {
  readonly apps: number;
  readonly samples: Samples<"berth" | "raw", "preview" | "memory">;
}[];

/**
 * Returns the report of the benchmark `preview-scale`.
 *
 * @param parts - the measurements of the Berth program's parts.
 */
export function previewScaleReport(
  results: PreviewScaleResults,
  parts: readonly Sample<ProgramPart>[],
): BenchmarkReport {
  const sizes = results.map(({ apps, samples: { berth, raw } }) => ({
    apps,
    preview: { berth: valuesOf(berth, "preview"), raw: valuesOf(raw, "preview") },
    memory: { berth: valuesOf(berth, "memory"), raw: valuesOf(raw, "memory") },
  }));
  const points = (peer: "berth" | "raw") =>
    sizes.map(({ apps, preview }) => ({ x: apps, values: preview[peer] }));
  return {
    name: "preview-scale",
    title: "Preview of an empty stack",
    text: [
      "This benchmark runs `pulumi preview` for a stack that does not exist yet. The stack consists of a three-node kind cluster and several " +
        "apps. No cluster runs during the benchmark.",
      "The raw Pulumi program registers the same resources as the Berth program, with the same inputs. The benchmark compares the resources of " +
        "both programs before it measures.",
      "Pulumi's type check is off for both programs. Memory is the peak resident set size of the Node.js process that runs the program.",
    ],
    plot: {
      description: "Duration of the preview by number of apps",
      svg: renderPlot({
        title: "Preview of an empty stack",
        axis: "apps",
        unit: "s",
        type: "line",
        series: [
          { name: "raw Pulumi program", peer: "raw", points: points("raw") },
          { name: "Berth", peer: "Berth", points: points("berth") },
        ],
      }),
    },
    sections: [
      {
        title: "Results",
        table: {
          head: ["apps", "preview, raw", "preview, Berth", "memory, raw", "memory, Berth"],
          rows: sizes.map(({ apps, preview, memory }) => [
            String(apps),
            formatSpread(preview.raw, "s"),
            formatSpread(preview.berth, "s"),
            formatSpread(memory.raw, "MiB"),
            formatSpread(memory.berth, "MiB"),
          ]),
        },
      },
      {
        title: "Goals",
        table: {
          head: ["ratio of the medians, Berth to raw", "ratio", "goal", "result"],
          rows: sizes.flatMap(({ apps, preview, memory }) => [
            goalRow({
              title: `preview, ${appsText(apps)}`,
              values: preview.berth,
              base: preview.raw,
              limit: previewLimit,
            }),
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
