import { freeHostPort } from "../lab/host-port";
import { withLab, type Lab } from "../lab/lab";
import { report } from "../lab/report";
import { labelPort, measureFailure } from "../peers/failed-app";
import { createPlainCluster, deletePlainCluster } from "../peers/kind-cluster";
import { kindConfig } from "../peers/kind-config";
import { failedAppReport, type FailedAppResults } from "../report/failed-app-report";
import { writeReport } from "../report/report";
import { inTurns } from "../rounds";
import type { Benchmark } from "./benchmark";

/** The time after which the raw program's Deployment fails, in seconds. The provider's default is 600 seconds. */
const timeoutSeconds = 120;

/** Measures how long `up` takes to fail for an app whose image does not exist. */
export const failedApp: Benchmark = {
  name: "failed-app",
  summary: "the time until up fails for an app whose image does not exist on the node",
  run: (options) =>
    withLab(async (lab) => {
      const results = await measure(lab, options.rounds);
      await writeReport(lab, options, failedAppReport(results));
    }),
};

async function measure(lab: Lab, rounds: number): Promise<FailedAppResults> {
  const hostPort = await freeHostPort();
  const cluster = await createPlainCluster(
    lab,
    lab.run.clusterName("failed"),
    await kindConfig(lab, hostPort),
  );
  try {
    await labelPort(lab, cluster);
    const shared = { cluster, hostPort, timeoutSeconds };
    const samples = await inTurns(
      rounds,
      {
        raw: (round) => measureFailure(lab, { program: "raw-failed-app", name: `raw-${round}`, ...shared }),
        berth: (round) =>
          measureFailure(lab, { program: "berth-failed-app", name: `berth-${round}`, ...shared }),
      },
      report,
    );
    return { samples, timeoutSeconds };
  } finally {
    await deletePlainCluster(lab, cluster);
  }
}
