import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { ToolchainError } from "../problem";

/** A command's exit code and output. */
export interface CommandResult {
  /** The exit code. It is 127 if the program does not exist, and 124 if the command timed out. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment, time limit and output handler for a command. */
export interface RunOptions {
  /** The command's complete environment. Default: this process's environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** The time limit in milliseconds, after which the command is killed. Default: no limit. */
  readonly timeoutMilliseconds?: number;
  /** A function that is called with each line of the command's output as it arrives. */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs a program without a shell and waits until it ends. Its standard input is empty.
 *
 * @param program - A path, or a file name on the PATH of `options.env`.
 * @param args - The arguments, which are passed unchanged.
 * @param options - The environment, time limit and output handler for the command.
 * @returns The result of the command, including the exit code if the command fails. The promise never rejects.
 * @example
 * ```ts
 * const { code, stdout } = await run("kind", ["version"], { timeoutMilliseconds: 10_000 });
 * ```
 */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<CommandResult> {
  const child = spawn(program, args, { env: options.env ?? process.env, stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => (output[stream] += text));
    if (options.onLine) createInterface({ input: child[stream] }).on("line", options.onLine);
  }
  let overdue = false;
  const limit =
    options.timeoutMilliseconds === undefined
      ? undefined
      : setTimeout(() => {
          overdue = true;
          child.kill("SIGKILL");
          // Close the pipes, because a grandchild process may keep them open after the command ends.
          child.stdout.destroy();
          child.stderr.destroy();
        }, options.timeoutMilliseconds);
  return new Promise((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(limit);
      resolve({ code: error.code === "ENOENT" ? 127 : 126, ...output, stderr: error.message });
    });
    child.once("close", (code) => {
      clearTimeout(limit);
      if (overdue) output.stderr += `timed out after ${(options.timeoutMilliseconds ?? 0) / 1000} s`;
      resolve({ code: overdue ? 124 : (code ?? 128), ...output });
    });
  });
}

/**
 * Runs a program like {@link run}, but throws an error if the command fails.
 *
 * @returns The standard output of the command.
 * @throws ToolchainError `COMMAND_FAILED` with the last lines of the command's output.
 */
export async function mustRun(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const result = await run(program, args, options);
  if (result.code === 0) return result.stdout;
  throw new ToolchainError(
    "COMMAND_FAILED",
    `"${program} ${args.join(" ")}" failed with exit code ${result.code}: ${lastLines(result.stderr || result.stdout, 8)}`,
  );
}

/** Returns the last lines of a text, for an error message. */
export function lastLines(text: string, count: number): string {
  return text.trim().split("\n").slice(-count).join("\n");
}
