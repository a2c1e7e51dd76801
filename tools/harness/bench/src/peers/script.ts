import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ClusterProbe } from "@kind-berth-tools/probe";
import { programsFolder } from "../folders";
import type { Lab } from "../lab/lab";
import { stopwatch } from "../lab/stopwatch";
import { firstAnswerOf, mustBeGood } from "./answer";
import { createPlainCluster, deletePlainCluster } from "./kind-cluster";
import { kindConfig } from "./kind-config";

/** The measurements of the script, in seconds. */
export interface ScriptSample {
  readonly firstAnswer: number;
  /** The duration of `kind create cluster`, which is part of `firstAnswer`. */
  readonly kind: number;
}

/**
 * Does what a script without Pulumi does: `kind create cluster`, `kubectl apply` and requests until the app responds. Then deletes the
 * cluster. kubectl runs in the control-plane node.
 */
export async function measureScript(lab: Lab, name: string, hostPort: number): Promise<ScriptSample> {
  const { engine, env } = lab.toolchain;
  const objects = await readFile(join(programsFolder, "raw-cluster", "objects.json"), "utf8");
  const config = await kindConfig(lab, hostPort);
  const elapsed = stopwatch();
  const cluster = await createPlainCluster(lab, name, config);
  try {
    const kind = elapsed();
    const probe = new ClusterProbe({ engine, cluster: name, env });
    await probe.kubectl(["apply", "--filename=-"], objects);
    mustBeGood(await firstAnswerOf(hostPort));
    return { firstAnswer: elapsed(), kind };
  } finally {
    await deletePlainCluster(lab, cluster);
  }
}
