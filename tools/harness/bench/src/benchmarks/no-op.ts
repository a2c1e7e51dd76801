import { Stack } from "@kind-berth-tools/stack";
import { freeHostPort } from "../lab/host-port";
import { withLab, type Lab } from "../lab/lab";
import { withPeakMemory } from "../lab/peak-memory";
import { report } from "../lab/report";
import { timed } from "../lab/stopwatch";
import { mustRegisterTheSame, openBerthApps, openRawApps, toConfig, type AppsConfig } from "../peers/apps";
import { noOpReport, type NoOpResults } from "../report/no-op-report";
import { appsText } from "../report/apps-text";
import { writeReport } from "../report/report";
import { measureProgramParts, type WithParts } from "../peers/program-parts";
import { inTurns } from "../rounds";
import type { Benchmark } from "./benchmark";

/** The numbers of apps that the benchmark measures by default. */
const defaultSizes = [1, 10, 100];
/** The additional number of apps with `--large`. */
const largeSize = 500;

/** Measures `preview` and `up` for a stack that has not changed, with different numbers of apps. */
export const noOp: Benchmark = {
  name: "no-op",
  summary: "the duration and the memory of preview and up without changes, with 1 to 100 apps",
  run: (options) =>
    withLab(async (lab) => {
      const sizes = options.apps ?? (options.large ? [...defaultSizes, largeSize] : defaultSizes);
      const { results, parts } = await measure(lab, options.rounds, sizes);
      await writeReport(lab, options, noOpReport(results, parts));
    }),
};

/**
 * Both stacks keep their clusters while the number of apps grows. The lab then removes the clusters, which is much faster than `pulumi
 * destroy` for many apps.
 */
async function measure(lab: Lab, rounds: number, sizes: readonly number[]): Promise<WithParts<NoOpResults>> {
  const shared = { apps: 0, replicas: 0, verify: false };
  const clusterOf = async (peer: string) => ({
    cluster: lab.run.clusterName(peer),
    hostPort: await freeHostPort(),
  });
  const configs = {
    berth: { ...shared, ...(await clusterOf("berth")) },
    raw: { ...shared, ...(await clusterOf("raw")) },
  };
  const registered = await mustRegisterTheSame(lab, { ...configs.berth, apps: 2 });
  const berth = await openBerthApps(lab, "berth", configs.berth);
  const raw = await openRawApps(lab, "raw", configs.raw, registered);
  const results = [];
  for (const apps of sizes) {
    await create(berth, { ...configs.berth, apps });
    await create(raw, { ...configs.raw, apps });
    const peers = { berth: () => measureNoOp(berth), raw: () => measureNoOp(raw) };
    results.push({ apps, samples: await inTurns(rounds, peers, report) });
  }
  const explained = { berth: () => measureProgramParts(lab, registered) };
  const { berth: parts } = await inTurns(rounds, explained, report);
  return { results, parts };
}

async function create(stack: Stack, config: AppsConfig): Promise<void> {
  report(`creating ${appsText(config.apps)} on ${config.cluster}`);
  await stack.configure(toConfig(config));
  Stack.must(await stack.up());
}

/** Runs one preview and one `up`. Both fail if they would change a resource. Times are in seconds, and memory is in MiB. */
async function measureNoOp(stack: Stack): Promise<Record<"preview" | "up" | "memory", number>> {
  const unchanged = ["--expect-no-changes"];
  const { result: preview, memory } = await withPeakMemory(() => timed(() => stack.preview(unchanged)));
  Stack.must(preview.result);
  const up = await timed(() => stack.up(unchanged));
  Stack.must(up.result);
  return { preview: preview.seconds, up: up.seconds, memory };
}
