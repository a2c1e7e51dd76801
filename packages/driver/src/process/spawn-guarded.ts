import {
  spawn,
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  type SpawnOptions,
} from "node:child_process";
import type { GuardLock } from "./guard-lock";
import type { ProcessLock } from "./process-lock";

/** The guard's exit code if the program is not on PATH. Shells use the same exit code. */
export const notFoundCode = 127;

/** Options for the guard. */
export interface GuardOptions {
  /**
   * A folder that the guard removes after the program has ended.
   *
   * @default none
   */
  readonly scratch?: string;
  /**
   * A lock that the guard holds until the program and its child processes have ended. The caller releases the lock after the guard has
   * ended.
   *
   * @default none
   */
  readonly lock?: GuardLock | undefined;
}

/**
 * Starts a program under a guard process (see guard.ts). The guard ends the program when this process ends, even if this process is killed.
 * The guard also ends the program when the signal in the options is aborted.
 */
export function spawnGuarded(
  command: string,
  args: readonly string[],
  { scratch = "", lock }: GuardOptions,
  { signal, ...options }: SpawnOptions,
  platform = process.platform,
): ChildProcessWithoutNullStreams {
  const shared = lock !== undefined && "server" in lock ? lock : undefined;
  const pipe = lock !== undefined && "pipe" in lock ? lock.pipe : "";
  const guard = [require.resolve("./guard"), scratch, pipe, command, ...args];
  // The streams exist, because the first entries of `stdio` are pipes.
  const child = spawn(process.execPath, ["--no-warnings", ...guard], {
    ...options,
    // On Windows, a signal would kill the guard itself, and the program would keep running.
    signal: platform === "win32" ? undefined : signal,
    // The fourth entry is the pipe that connects this process and the guard. The fifth entry is the channel for the lock.
    stdio: ["pipe", "pipe", "pipe", "pipe", ...(shared === undefined ? [] : ["ipc" as const])],
    // The guard must keep running when this process is killed. Because a kill signal can go to a whole process group, the guard has its own
    // group.
    detached: true,
    // Without this option, Windows opens a console window for a detached program.
    windowsHide: true,
  }) as ChildProcessWithoutNullStreams;
  if (shared !== undefined) sendLock(child, shared);
  if (platform === "win32" && signal !== undefined) closePipeOnAbort(child, signal);
  return child;
}

/** Sends a lock to the guard. If the guard cannot receive the lock, the guard ends without starting the program. */
function sendLock(child: ChildProcess, { description, server }: ProcessLock): void {
  child.send(description, server, (error) => {
    if (error === null) return;
    child.emit("error", error);
    if (child.connected) child.disconnect();
  });
}

/** When the signal is aborted, closes the pipe to the guard, and emits the same error as Node.js's `spawn`. */
function closePipeOnAbort(child: ChildProcess, signal: AbortSignal): void {
  const close = () => {
    child.stdio[3]?.destroy();
    child.emit("error", new Error("The operation was aborted", { cause: signal.reason }));
  };
  if (signal.aborted) process.nextTick(close);
  else signal.addEventListener("abort", close, { once: true });
  child.once("close", () => {
    signal.removeEventListener("abort", close);
  });
}
