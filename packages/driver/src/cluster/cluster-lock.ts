import { BerthError, digest, type ClusterPlan } from "@kind-berth/topology";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readLockHolder, acquireLock } from "../process/process-lock";
import type { Progress } from "../process/progress";

/** The time between two looks whether what an interrupted run has begun has ended, in milliseconds. */
const interval = 100;

/**
 * Does the work of a step while no other run of the same owner does any on this cluster, as two copies of one stack might: each would
 * take what the other is making for something that an interrupted run has left, and clear it. What such a run has begun ends first.
 *
 * Who is at work listens at an address of this machine, which ends with its process however that ends, and tells whoever asks there what
 * it does. Between different owners the claim to the cluster's name decides.
 *
 * @param doing - what the step does, as a verb
 * @throws {@link BerthError} `CLUSTER_BUSY` where another run is at work
 */
export async function withClusterLock<T>(
  plan: ClusterPlan,
  doing: string,
  progress: Progress,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await acquireLock(lockAddress(plan), `process ${process.pid} of this machine, to ${doing} it`);
  if (typeof lock === "string") throw clusterBusy(plan, lock);
  try {
    await waitUntilReleased(lockAddress(plan, "kind"), progress);
    return await work();
  } finally {
    lock.close();
  }
}

/** A guard outlives its driver by no more than the time that it gives to others, see guard.ts. */
async function waitUntilReleased(address: string, progress: Progress): Promise<void> {
  let told = false;
  while ((await readLockHolder(address)) !== undefined) {
    if (!told) progress.step("Waiting until what an interrupted run has begun has ended");
    told = true;
    await setTimeout(interval);
  }
}

/**
 * Where the run of an owner is found that is at work on a cluster, or the kind that it has started: no file on Linux and Windows, where
 * the system forgets it by itself.
 */
export function lockAddress(
  { name, owner = "" }: ClusterPlan,
  who: "run" | "kind" = "run",
  platform = process.platform,
): string {
  const address = `berth-${process.getuid?.() ?? ""}-${digest([owner, name, who])}`;
  if (platform === "win32") return `\\\\.\\pipe\\${address}`;
  return platform === "linux" ? `\0${address}` : join(tmpdir(), `${address}.sock`);
}

/**
 * The error for a cluster that another run changes.
 *
 * @param plan - the plan of the cluster
 * @param who - the process of the other run and what it does; empty if the run has not reported it yet
 */
export function clusterBusy(plan: Pick<ClusterPlan, "name">, who: string): BerthError {
  const { name } = plan;
  return new BerthError(`cluster "${name}"`, [
    {
      code: "CLUSTER_BUSY",
      object: `cluster "${name}"`,
      state: "is in use by another run",
      reason: `a stack with the same name, whose state is elsewhere, is changing the cluster: ${who || "the run has just started"}`,
      remedy: "Wait until that run has ended, and run `pulumi up` again.",
    },
  ]);
}
