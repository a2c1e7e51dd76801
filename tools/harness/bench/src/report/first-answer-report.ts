import { valuesOf, type Samples } from "../rounds";
import { median } from "../statistics";
import type { PathPart } from "../timeline/critical-path";
import type { TextTable } from "./markdown";
import { formatSpread, goalRow } from "./numbers";
import { renderPlot } from "./plot";
import type { BenchmarkReport } from "./report";

/** The measurements of the benchmark `first-answer`, in seconds. A peer without a metric has `NaN`. */
export interface FirstAnswerResults {
  readonly samples: Samples<
    "script" | "raw" | "berth" | "scriptWithImages" | "berthWithImages",
    "firstAnswer" | "up" | "kind"
  >;
  /** The critical path of each `up`. */
  readonly paths: Readonly<Record<"raw" | "berth", readonly (readonly PathPart[])[]>>;
  /** The size of the two images to load, in MB. */
  readonly megabytes: number;
}

/** Returns the report of the benchmark `first-answer`. */
export function firstAnswerReport({ samples, paths, megabytes }: FirstAnswerResults): BenchmarkReport {
  const answer = {
    script: valuesOf(samples.script, "firstAnswer"),
    raw: valuesOf(samples.raw, "firstAnswer"),
    berth: valuesOf(samples.berth, "firstAnswer"),
  };
  const withImages = {
    script: valuesOf(samples.scriptWithImages, "firstAnswer"),
    berth: valuesOf(samples.berthWithImages, "firstAnswer"),
  };
  const up = { raw: valuesOf(samples.raw, "up"), berth: valuesOf(samples.berth, "up") };
  return {
    name: "first-answer",
    title: "First answer of a new cluster",
    text: [
      "This benchmark creates a kind cluster with one control plane and two workers. The host port maps to the first worker. Two pods of an " +
        "app run behind an Ingress. The benchmark measures the time until the host port returns the first HTTP 200 response. It sends a request " +
        "every 250 ms. It deletes the cluster after each round.",
      "The script runs `kind create cluster` and `kubectl apply`. The raw Pulumi program creates the same cluster and the same objects as the " +
        "script. Traefik is pinned to the first worker. The raw program's Ingress does not wait for other objects. The Berth program consists of a `KindCluster` and an `ExposedApp`.",
      `In the measurements with images, the app's image and a second image exist only on the container engine. Together they have ${megabytes} MB. ` +
        "The script runs `kind load docker-image` after `kind create cluster`. The Berth program sets `loadImages`.",
    ],
    plot: {
      description: "Time to the first answer and duration of up",
      svg: renderPlot({
        title: "A new three-node cluster",
        axis: "",
        unit: "s",
        type: "bar",
        series: [
          {
            name: "script",
            peer: "script",
            points: [
              { x: "first answer", values: answer.script },
              { x: "first answer with images", values: withImages.script },
            ],
          },
          { name: "raw Pulumi program", peer: "raw", points: pointsOf(answer.raw, up.raw) },
          {
            name: "Berth",
            peer: "Berth",
            points: [
              ...pointsOf(answer.berth, up.berth),
              { x: "first answer with images", values: withImages.berth },
            ],
          },
        ],
      }),
    },
    sections: [
      {
        title: "Results",
        text: [
          `In the script, \`kind create cluster\` takes ${formatSpread(valuesOf(samples.script, "kind"), "s")}.`,
        ],
        table: {
          head: ["program", "first answer", "duration of up"],
          rows: [
            ["script", formatSpread(answer.script, "s"), "-"],
            ["raw Pulumi program", formatSpread(answer.raw, "s"), formatSpread(up.raw, "s")],
            ["Berth", formatSpread(answer.berth, "s"), formatSpread(up.berth, "s")],
            ["script with images", formatSpread(withImages.script, "s"), "-"],
            [
              "Berth with images",
              formatSpread(withImages.berth, "s"),
              formatSpread(valuesOf(samples.berthWithImages, "up"), "s"),
            ],
          ],
        },
      },
      {
        title: "Goals",
        table: {
          head: ["ratio of the medians", "ratio", "goal", "result"],
          rows: [
            goalRow({
              title: "first answer, Berth to raw",
              values: answer.berth,
              base: answer.raw,
              limit: 1,
            }),
            goalRow({
              title: "first answer, Berth to script",
              values: answer.berth,
              base: answer.script,
              limit: 1.15,
            }),
            goalRow({ title: "up, Berth to raw", values: up.berth, base: up.raw, limit: 0.85 }),
            goalRow({
              title: "first answer with images, Berth to script",
              values: withImages.berth,
              base: withImages.script,
              limit: 0.7,
            }),
          ],
        },
      },
      pathSection("Critical path of Berth", paths.berth),
      pathSection("Critical path of the raw Pulumi program", paths.raw),
    ],
  };
}

function pointsOf(answer: readonly number[], up: readonly number[]) {
  return [
    { x: "first answer", values: answer },
    { x: "up", values: up },
  ];
}

/** Describes the path of the round with the median duration. */
function pathSection(title: string, paths: FirstAnswerResults["paths"]["raw"]) {
  return {
    title,
    text: [
      "The table shows the steps that determined the duration of `up`, in the round with the median duration. Pulumi's event log contains the " +
        "start and the end of each step.",
    ],
    table: pathTable(medianPath(paths)),
  };
}

/** Returns the path whose duration is closest to the median. */
function medianPath(paths: FirstAnswerResults["paths"]["raw"]): readonly PathPart[] {
  const duration = (path: readonly PathPart[]) => path.at(-1)?.end ?? 0;
  const middle = median(paths.map(duration));
  const distance = (path: readonly PathPart[]) => Math.abs(duration(path) - middle);
  return paths.toSorted((one, other) => distance(one) - distance(other))[0] ?? [];
}

function pathTable(path: readonly PathPart[]): TextTable {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  return {
    head: ["step", "start", "end", "duration"],
    rows: path.map(({ name, start, end }) => [name, seconds(start), seconds(end), seconds(end - start)]),
  };
}
