import { BerthError, digest, type ClusterPlan } from "@kind-berth/topology";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readLockHolder, acquireLock } from "../process/process-lock";
import type { Progress } from "../process/progress";

/** The time between two checks for the end of an interrupted run, in milliseconds. */
const interval = 100;

/**
 * Runs the work of a step while no other run of the same owner works on this cluster. Two copies of one stack could otherwise run at the
 * same time. Each copy would delete the containers that the other one is creating, because they look like the remains of an interrupted
 * run.
 *
 * Before the work starts, waits until the processes of an interrupted run have ended.
 *
 * The lock is an address of this machine at which the running process listens. The lock ends with the process, even if the process is
 * killed. A client that connects to the address receives a description of the running step. The lock applies to one owner only. Between
 * different owners, the ownership volume of the cluster name decides.
 *
 * @param step - the step that the work belongs to
 * @throws {@link BerthError} `CLUSTER_BUSY` if another run works on the cluster
 */
export async function withClusterLock<T>(
  plan: ClusterPlan,
  step: string,
  progress: Progress,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await acquireLock(
    lockAddress(plan),
    `process ${process.pid} on this machine runs the step "${step}"`,
  );
  if (typeof lock === "string") throw clusterBusy(plan, lock);
  try {
    await waitUntilReleased(lockAddress(plan, "kind"), progress);
    return await work();
  } finally {
    lock.close();
  }
}

/** Waits until the guard of an interrupted run has ended. The guard outlives its driver by its grace period at most, see guard.ts. */
async function waitUntilReleased(address: string, progress: Progress): Promise<void> {
  let reported = false;
  while ((await readLockHolder(address)) !== undefined) {
    if (!reported) progress.step("Waiting for the processes of an interrupted run to end");
    reported = true;
    await setTimeout(interval);
  }
}

/**
 * The lock address of an owner's run on a cluster, or of the kind process that the run started. On Linux and Windows, the address is not a
 * file, so the operating system removes it when the process ends.
 */
export function lockAddress(
  { name, owner = "" }: ClusterPlan,
  what: "run" | "kind" = "run",
  platform = process.platform,
): string {
  const address = `berth-${process.getuid?.() ?? ""}-${digest([owner, name, what])}`;
  if (platform === "win32") return `\\\\.\\pipe\\${address}`;
  return platform === "linux" ? `\0${address}` : join(tmpdir(), `${address}.sock`);
}

/**
 * The error for a cluster that another run changes.
 *
 * @param plan - the plan of the cluster
 * @param holder - the process of the other run and its step, as a clause; empty if the run has not reported it yet
 */
export function clusterBusy(plan: Pick<ClusterPlan, "name">, holder: string): BerthError {
  const { name } = plan;
  return new BerthError(`cluster "${name}"`, [
    {
      code: "CLUSTER_BUSY",
      object: `cluster "${name}"`,
      state: "is in use by another run",
      reason: `${holder || "a process has just started a step"} for a stack that has the same name and a separate state`,
      remedy: "Wait until that run has ended. Then run `pulumi up` again.",
    },
  ]);
}
