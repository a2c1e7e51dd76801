import { spawn, type ChildProcessWithoutNullStreams, type SpawnOptions } from "node:child_process";

/** The exit code of the guard where the program is not on PATH, as a shell has it. */
export const notFoundCode = 127;

/**
 * Starts a program that ends with this process, even where this process is killed: see guard.ts.
 *
 * @param scratch - a folder that is removed when the program has ended
 */
export function spawnGuarded(
  command: string,
  args: readonly string[],
  scratch: string,
  options: SpawnOptions,
): ChildProcessWithoutNullStreams {
  const guard = [require.resolve("./guard"), scratch, command, ...args];
  const child = spawn(process.execPath, ["--no-warnings", ...guard], {
    ...options,
    // The fourth is the pipe that the guard watches.
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    // Who kills this process may kill its whole group; the guard is to outlive it.
    detached: true,
  });
  return child;
}
