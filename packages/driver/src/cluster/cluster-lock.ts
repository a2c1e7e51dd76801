import { BerthError, digest, type ClusterPlan } from "@kind-berth/topology";
import type { Server } from "node:net";
import { setTimeout } from "node:timers/promises";
import { readLockHolder, acquireLock } from "../process/process-lock";
import type { Progress } from "../process/progress";

/** The time between two attempts to acquire the lock, in milliseconds. */
const interval = 100;

/**
 * The time that a run waits for the lock, in milliseconds. If Pulumi is killed, its driver continues for at most ten seconds, until it
 * cannot print its next progress line.
 */
const lockTimeout = 12_000;

/**
 * Runs a step's work while holding a lock, so that no other run for the same owner changes this cluster. Without the lock, two copies of
 * one stack could run at the same time. Each copy would mistake the other copy's new containers for leftovers from an interrupted run, and
 * delete them.
 *
 * If another run holds the lock, this function waits, because that run may be an interrupted run that is still ending. Before the work
 * starts, this function also waits until all other processes of an interrupted run have ended.
 *
 * A process holds the lock by listening at an address on this machine. The lock is released when the process ends, even if the process is
 * killed. A client that connects to the address receives a description of the running step. Each owner has its own lock. The ownership
 * volume decides which owner can use a cluster name.
 *
 * @param step - the name of the step, for messages
 * @param signal - a signal that ends the wait when the step is interrupted or times out
 * @param timeout - the time to wait for the lock, in milliseconds
 * @throws {@link BerthError} `CLUSTER_BUSY` if another run still works on the cluster after that time
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
    await waitUntilReleased(lockAddress(plan, "kind"), progress, signal);
    return await work();
  } finally {
    lock.close();
  }
}

async function acquireInTime(
  plan: ClusterPlan,
  step: string,
  progress: Progress,
  signal: AbortSignal,
  timeout: number,
): Promise<Server> {
  const description = `process ${process.pid} on this machine runs the step "${step}"`;
  const deadline = performance.now() + timeout;
  return untilDefined("Waiting for another run on this cluster to end", progress, signal, async () => {
    const lock = await acquireLock(lockAddress(plan), description);
    if (typeof lock !== "string") return lock;
    if (performance.now() > deadline) throw clusterBusy(plan, lock);
    return undefined;
  });
}

/**
 * Waits until the guard process of an interrupted run has exited. A guard runs at most for its grace period after its driver has ended
 * (see guard.ts).
 */
async function waitUntilReleased(address: string, progress: Progress, signal: AbortSignal): Promise<void> {
  await untilDefined("Waiting for the processes of an interrupted run to end", progress, signal, async () =>
    (await readLockHolder(address)) === undefined ? true : undefined,
  );
}

/** Repeats an attempt until it returns a value. Reports what the run waits for after the first attempt that returns no value. */
async function untilDefined<T>(
  waitingFor: string,
  progress: Progress,
  signal: AbortSignal,
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  for (let attempts = 0; ; attempts += 1) {
    const result = await attempt();
    if (result !== undefined) return result;
    if (attempts === 0) progress.step(waitingFor);
    await setTimeout(interval, undefined, { signal });
  }
}

/**
 * Returns the address of an owner's lock on a cluster, for a run or for the kind process that the run started. On Linux and Windows, the
 * address is not a file, so the operating system removes the address when the process ends.
 *
 * On macOS, the address is a socket file in `/tmp`, because all processes share this folder. `$TMPDIR` can differ between shells. If the
 * socket file were in `$TMPDIR`, two runs in different shells could both acquire the lock.
 */
export function lockAddress(
  { name, owner = "" }: ClusterPlan,
  what: "run" | "kind" = "run",
  platform = process.platform,
): string {
  const address = `berth-${process.getuid?.() ?? ""}-${digest([owner, name, what])}`;
  if (platform === "win32") return `\\\\.\\pipe\\${address}`;
  return platform === "linux" ? `\0${address}` : `/tmp/${address}.sock`;
}

/**
 * Creates the error for a cluster that another run is changing.
 *
 * @param plan - the cluster's plan
 * @param holder - a clause that describes the other run's process and step; empty if the other run has not reported them yet
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
