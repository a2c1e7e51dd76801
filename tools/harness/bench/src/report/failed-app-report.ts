import { valuesOf, type Samples } from "../rounds";
import { formatSpread, goalRow } from "./numbers";
import { renderPlot } from "./plot";
import type { BenchmarkReport } from "./report";

/** The measurements of the benchmark `failed-app`, in seconds. */
export interface FailedAppResults {
  readonly samples: Samples<"raw" | "berth", "failure">;
  /** The time after which the raw program's Deployment fails. */
  readonly timeoutSeconds: number;
}

/** Returns the report of the benchmark `failed-app`. */
export function failedAppReport({ samples, timeoutSeconds }: FailedAppResults): BenchmarkReport {
  const raw = valuesOf(samples.raw, "failure");
  const berth = valuesOf(samples.berth, "failure");
  return {
    name: "failed-app",
    title: "Failure of an app without an image",
    text: [
      "This benchmark runs `pulumi up` for an app that can never start. Its image does not exist on the node, and the pull policy is `Never`. " +
        "The benchmark measures the time until `up` fails. Both programs use the same cluster.",
      `In the raw Pulumi program, the annotation \`pulumi.com/timeoutSeconds: "${timeoutSeconds}"\` limits the time that the provider waits for ` +
        "the Deployment. Without this annotation, the provider waits for 600 seconds. The Berth program sets no time limit.",
    ],
    plot: {
      description: "Time until up fails",
      svg: renderPlot({
        title: "Time until up fails",
        axis: "",
        unit: "s",
        type: "bar",
        series: [
          { name: "raw Pulumi program", peer: "raw", points: [{ x: "up", values: raw }] },
          { name: "Berth", peer: "Berth", points: [{ x: "up", values: berth }] },
        ],
      }),
    },
    sections: [
      {
        title: "Results",
        table: {
          head: ["program", "time until up fails"],
          rows: [
            [`raw Pulumi program, limited to ${timeoutSeconds} s`, formatSpread(raw, "s")],
            ["Berth", formatSpread(berth, "s")],
          ],
        },
      },
      {
        title: "Ratios",
        table: {
          head: ["ratio of the medians", "ratio", "goal", "result"],
          rows: [goalRow({ title: "failure, Berth to limited raw program", values: berth, base: raw })],
        },
      },
    ],
  };
}
