import { BerthError, digest, type ClusterPlan } from "@kind-berth/topology";
import { setTimeout } from "node:timers/promises";
import { acquireLock, readLock } from "../process/acquire-lock";
import { acquireGuardLock, type GuardLock } from "../process/guard-lock";
import type { ProcessLock } from "../process/process-lock";
import type { Progress } from "../process/progress";

/** The time between two attempts to acquire the lock, in milliseconds. */
const interval = 100;

/**
 * The time that a run waits for the lock, in milliseconds. If Pulumi is killed, its driver continues for at most ten seconds, until it
 * cannot print its next progress line.
 */
const lockTimeout = 12_000;

/** The progress line of a run that waits for the guard process of an interrupted run. */
const waitingForGuard = "Waiting for the processes of an interrupted run to end";

/**
 * Runs a step's work while holding a lock, so that no other run for the same owner changes this cluster. Without the lock, two copies of
 * one stack could run at the same time. Each copy would mistake the other copy's new containers for leftovers from an interrupted run, and
 * delete them.
 *
 * If another run holds the lock, this function waits, because that run may be an interrupted run that is still ending. Before the work
 * starts, this function also waits until all other processes of an interrupted run have ended.
 *
 * The lock is released when the process ends, even if the process is killed. Other runs can read which step the process runs. Each owner
 * has its own lock. The ownership volume decides which owner can use a cluster name.
 *
 * @param step - the name of the step, for messages
 * @param signal - a signal that ends the wait when the step is interrupted or times out
 * @param timeout - the time to wait for the lock, in milliseconds
 * @throws {@link BerthError} `CLUSTER_BUSY` if another run still works on the cluster after that time, or `LOCK_FOLDER_UNSAFE` if another user could change the folder
 * with the locks
 */
export async function withClusterLock<T>(
  plan: ClusterPlan,
  step: string,
  progress: Progress,
  work: () => Promise<T>,
  signal: AbortSignal,
  timeout = lockTimeout,
): Promise<T> {
  const lock = await acquireInTime(plan, step, progress, signal, timeout);
  try {
    await waitUntilReleased(lockName(plan, "kind"), progress, signal);
    return await work();
  } finally {
    await lock.release();
  }
}

async function acquireInTime(
  plan: ClusterPlan,
  step: string,
  progress: Progress,
  signal: AbortSignal,
  timeout: number,
): Promise<ProcessLock> {
  const description = `process ${process.pid} on this machine runs the step "${step}"`;
  const deadline = performance.now() + timeout;
  return untilDefined("Waiting for another run on this cluster to end", progress, signal, async () => {
    const lock = await acquireLock(lockName(plan, "run"), description);
    if (typeof lock !== "string") return lock;
    if (performance.now() > deadline) throw clusterBusy(plan, lock);
    return undefined;
  });
}

/**
 * Waits until the guard process of an interrupted run has exited. After its driver has ended, a guard runs for at most its grace period
 * (see guard.ts).
 */
async function waitUntilReleased(name: string, progress: Progress, signal: AbortSignal): Promise<void> {
  await untilDefined(waitingForGuard, progress, signal, async () =>
    (await readLock(name)) === undefined ? true : undefined,
  );
}

/**
 * Runs kind while holding the lock that the next run waits for. kind's guard process also holds the lock, so that the lock stays held if
 * this process is killed. See guard.ts.
 */
export async function withKindLock<T>(
  plan: ClusterPlan,
  progress: Progress,
  signal: AbortSignal | undefined,
  work: (lock: GuardLock) => Promise<T>,
): Promise<T> {
  const lock = await untilDefined(waitingForGuard, progress, signal, async () => {
    const acquired = await acquireGuardLock(lockName(plan, "kind"));
    return typeof acquired === "string" ? undefined : acquired;
  });
  try {
    return await work(lock);
  } finally {
    await lock.release();
  }
}

/** Repeats an attempt until it returns a value. Reports what the run waits for after the first attempt that returns no value. */
async function untilDefined<T>(
  waitingFor: string,
  progress: Progress,
  signal: AbortSignal | undefined,
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  for (let attempts = 0; ; attempts += 1) {
    const result = await attempt();
    if (result !== undefined) return result;
    if (attempts === 0) progress.step(waitingFor);
    await setTimeout(interval, undefined, signal && { signal });
  }
}

/** Returns the name of an owner's lock on a cluster, either for a run or for the kind process that the run started. */
export function lockName({ name, owner = "" }: ClusterPlan, what: "run" | "kind"): string {
  return digest([owner, name, what]);
}

/**
 * Creates the error for a cluster that another run is changing.
 *
 * @param plan - the cluster's plan
 * @param holder - a clause that names the other run's process and step, or an empty string if that run has not reported them yet
 */
export function clusterBusy(plan: Pick<ClusterPlan, "name">, holder: string): BerthError {
  const { name } = plan;
  return new BerthError(`cluster "${name}"`, [
    {
      code: "CLUSTER_BUSY",
      object: `cluster "${name}"`,
      state: "is in use by another run",
      reason: `${holder || "a process has just started a step"} for a stack with the same name, which stores its state elsewhere`,
      remedy: "Wait until that run has ended. Then run `pulumi up` again.",
    },
  ]);
}
