import { spawn, type ChildProcessWithoutNullStreams, type SpawnOptions } from "node:child_process";

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

/** Starts a program that ends together with this process, even if this process is killed. See guard.ts. */
export function spawnGuarded(
  command: string,
  args: readonly string[],
  { scratch = "", address = "" }: GuardOptions,
  options: SpawnOptions,
): ChildProcessWithoutNullStreams {
  const guard = [require.resolve("./guard"), scratch, address.replace("\0", "@"), command, ...args];
  const child = spawn(process.execPath, ["--no-warnings", ...guard], {
    ...options,
    // The fourth stream is the pipe that the guard watches.
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    // A kill signal can go to the whole process group. The guard must outlive this process.
    detached: true,
  });
  return child;
}
