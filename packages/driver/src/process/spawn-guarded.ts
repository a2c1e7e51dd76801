import {
  spawn,
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  type SpawnOptions,
} from "node:child_process";

/** The exit code of the guard if the program is not on PATH. Shells use the same code. */
export const notFoundCode = 127;

/** Additional functions of the guard. */
export interface GuardOptions {
  /**
   * A folder that the guard removes after the program has ended.
   *
   * @default none
   */
  readonly scratch?: string;
  /**
   * The address at which the guard listens until the program and its child processes have ended, see process-lock.ts.
   *
   * @default nowhere
   */
  readonly address?: string;
}

/**
 * Starts a program that ends together with this process, even if this process is killed. See guard.ts. If the signal in the options is
 * aborted, the guard ends the program.
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
    // On Windows, a signal would kill the guard itself, and the program would continue.
    signal: platform === "win32" ? undefined : signal,
    // The fourth stream is the pipe that the guard watches.
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    // A kill signal can go to the whole process group. The guard must outlive this process.
    detached: true,
    // Without this, Windows opens a console window for a detached program.
    windowsHide: true,
  });
  if (platform === "win32" && signal !== undefined) closePipeOnAbort(child, signal);
  return child;
}

/** Closes the pipe of the guard when the signal is aborted, and emits the same error as `spawn`. */
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
