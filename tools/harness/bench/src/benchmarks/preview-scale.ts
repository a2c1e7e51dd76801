import { Stack } from "@kind-berth-tools/stack";
import { freeHostPort } from "../lab/host-port";
import { withLab, type Lab } from "../lab/lab";
import { withPeakMemory } from "../lab/peak-memory";
import { report } from "../lab/report";
import { timed } from "../lab/stopwatch";
import { mustRegisterTheSame, openBerthApps, openRawApps, toConfig, type AppsConfig } from "../peers/apps";
import { appsText } from "../report/apps-text";
import { previewScaleReport, type PreviewScaleResults } from "../report/preview-scale-report";
import { writeReport } from "../report/report";
import { measureProgramParts, type WithParts } from "../peers/program-parts";
import { inTurns } from "../rounds";
import type { Benchmark } from "./benchmark";

/** The numbers of apps that the benchmark measures by default. */
const defaultSizes = [1, 10, 100, 500];

/** Measures the preview of a stack that does not exist yet, with different numbers of apps. */
export const previewScale: Benchmark = {
  name: "preview-scale",
  summary: "the duration and the memory of the preview of an empty stack, with 1 to 500 apps",
  run: (options) =>
    withLab(async (lab) => {
      const { results, parts } = await measure(lab, options.rounds, options.apps ?? defaultSizes);
      await writeReport(lab, options, previewScaleReport(results, parts));
    }),
};

async function measure(
  lab: Lab,
  rounds: number,
  sizes: readonly number[],
): Promise<WithParts<PreviewScaleResults>> {
  const config: AppsConfig = {
    cluster: lab.run.clusterName("preview"),
    hostPort: await freeHostPort(),
    apps: 2,
    replicas: 2,
    verify: true,
  };
  const registered = await mustRegisterTheSame(lab, config);
  const berth = await openBerthApps(lab, "berth", config);
  const raw = await openRawApps(lab, "raw", config, registered);
  const results = [];
  for (const apps of sizes) {
    report(appsText(apps));
    for (const stack of [berth, raw]) await stack.configure(toConfig({ ...config, apps }));
    const peers = { berth: () => measurePreview(berth), raw: () => measurePreview(raw) };
    results.push({ apps, samples: await inTurns(rounds, peers, report) });
  }
  const explained = { berth: () => measureProgramParts(lab, registered) };
  const { berth: parts } = await inTurns(rounds, explained, report);
  return { results, parts };
}

/** Runs one preview, and measures its duration in seconds and its memory in MiB. */
async function measurePreview(stack: Stack): Promise<Record<"preview" | "memory", number>> {
  const { result, memory } = await withPeakMemory(() => timed(() => stack.preview()));
  Stack.must(result.result);
  return { preview: result.seconds, memory };
}
