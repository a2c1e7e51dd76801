import {
  spawn,
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  type SpawnOptions,
} from "node:child_process";

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
   * The address at which the guard listens until the program and its child processes have ended, as described in process-lock.ts.
   *
   * @default none: the guard does not listen
   */
  readonly address?: string;
}

/**
 * Starts a program under a guard process (see guard.ts). The guard ends the program when this process ends, even if this process is killed.
 * The guard also ends the program when the signal in the options is aborted.
 */
export function spawnGuarded(
  command: string,
  args: readonly string[],
  { scratch = "", address = "" }: GuardOptions,
  { signal, ...options }: SpawnOptions,
  platform = process.platform,
): ChildProcessWithoutNullStreams {
  const guard = [require.resolve("./guard"), scratch, address.replace("\0", "@"), command, ...args];
  const child = spawn(process.execPath, ["--no-warnings", ...guard], {
    ...options,
    // On Windows, a signal would kill the guard itself, and the program would keep running.
    signal: platform === "win32" ? undefined : signal,
    // The fourth entry is the pipe that connects this process and the guard.
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    // The guard must keep running when this process is killed. Because a kill signal can go to a whole process group, the guard has its own
    // group.
    detached: true,
    // Without this option, Windows opens a console window for a detached program.
    windowsHide: true,
  });
  if (platform === "win32" && signal !== undefined) closePipeOnAbort(child, signal);
  return child;
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
