import { planApps, planCluster, recordOf } from "@kind-berth/topology";
import { Bench } from "tinybench";
import { onOnePort, spread, type Case, type Size } from "./cases";

/** The two sizes that the benchmark compares. */
const large: Size = { nodes: 1_000, ports: 10_000, apps: 10_000 };
const tenth: Size = { nodes: 100, ports: 1_000, apps: 1_000 };

/** The measured time for one planning task. */
export interface Measurement {
  readonly task: string;
  /** The average processor time, in milliseconds. */
  readonly mean: number;
  /** The average's margin of error at a 95 % confidence level, in milliseconds. */
  readonly margin: number;
  /** The number of runs that were measured. */
  readonly runs: number;
}

/** The ratio of two measurements: the larger time divided by the smaller time. */
export interface Growth {
  readonly what: string;
  readonly ratio: number;
}

/** Runs all measurements on this machine. */
export function measure(): { measurements: Measurement[]; growths: Growth[] } {
  const bench = new Bench({ now: processorTime, time: 2_000, iterations: 10, warmupTime: 1_000 });
  const tasks = {
    cluster: "1,000 nodes and 10,000 ports",
    everything: "1,000 nodes, 10,000 ports and 10,000 apps",
    tenth: "100 nodes, 1,000 ports and 1,000 apps",
    apps: "10,000 apps, on the cluster of 10,000 ports",
    tenthOfApps: "1,000 apps, on the cluster of 10,000 ports",
    onOnePort: "10,000 apps on one port of it",
    tenthOnOnePort: "1,000 apps on one port of it",
  } as const;
  const apps = (of: Case) => {
    const record = recordOf(planCluster(of.cluster));
    return () => void planApps(record, of.apps);
  };
  const everything = (of: Case) => () => void planApps(recordOf(planCluster(of.cluster)), of.apps);
  const { cluster } = spread(large);
  bench
    .add(tasks.cluster, () => void planCluster(cluster))
    .add(tasks.everything, everything(spread(large)))
    .add(tasks.tenth, everything(spread(tenth)))
    .add(tasks.apps, apps(spread(large)))
    .add(tasks.tenthOfApps, apps(spread({ ...large, apps: tenth.apps })))
    .add(tasks.onOnePort, apps(onOnePort(large)))
    .add(tasks.tenthOnOnePort, apps(onOnePort({ ...large, apps: tenth.apps })))
    .runSync();

  const measurements = bench.tasks.map(({ name, result }) => measurementOf(name, result));
  const mean = (task: string) => measurements.find((one) => one.task === task)?.mean ?? Number.NaN;
  return {
    measurements,
    growths: [
      { what: "everything, ten times as much", ratio: mean(tasks.everything) / mean(tasks.tenth) },
      { what: "10,000 apps to 1,000", ratio: mean(tasks.apps) / mean(tasks.tenthOfApps) },
      {
        what: "10,000 apps to 1,000, on one port",
        ratio: mean(tasks.onOnePort) / mean(tasks.tenthOnOnePort),
      },
    ],
  };
}

/**
 * Returns this thread's processor time, in milliseconds. Other processes on the machine do not affect this time. Some kernels count
 * processor time in steps of a few milliseconds. Averages reduce the effect of these steps, but medians do not.
 */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function measurementOf(task: string, result: Bench["tasks"][number]["result"]): Measurement {
  if (!("latency" in result)) throw new Error(`${task} was not measured: ${result.state}`);
  const { mean, moe, samplesCount } = result.latency;
  return { task, mean, margin: moe, runs: samplesCount };
}
