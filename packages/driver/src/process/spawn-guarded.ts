import { spawn, type ChildProcessWithoutNullStreams, type SpawnOptions } from "node:child_process";

/** The exit code of the guard where the program is not on PATH, as a shell has it. */
export const notFoundCode = 127;

/** What is seen to when a guarded program has ended. */
export interface GuardOptions {
  /**
   * A folder that is removed.
   *
   * @default none
   */
  readonly scratch?: string;
  /**
   * Where the guard is found until all that the program has started has ended, see process-lock.ts.
   *
   * @default nowhere
   */
  readonly address?: string;
}

/** Starts a program that ends with this process, even where this process is killed: see guard.ts. */
export function spawnGuarded(
  command: string,
  args: readonly string[],
  { scratch = "", address = "" }: GuardOptions,
  options: SpawnOptions,
): ChildProcessWithoutNullStreams {
  const guard = [require.resolve("./guard"), scratch, address.replace("\0", "@"), command, ...args];
  const child = spawn(process.execPath, ["--no-warnings", ...guard], {
    ...options,
    // The fourth is the pipe that the guard watches.
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    // Who kills this process may kill its whole group; the guard is to outlive it.
    detached: true,
  });
  return child;
}
