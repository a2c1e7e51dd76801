import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { ToolchainError } from "../problem";

/** How a command ended, and what it printed. */
export interface CommandResult {
  /** Exit code; 127 where there is no such program, 124 where it was ended for taking too long. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run. */
export interface RunOptions {
  /** The whole environment. Default: that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** The command is killed after so many milliseconds. Default: no limit. */
  readonly timeoutMilliseconds?: number;
  /** Takes each line the command prints, as it comes. */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs a program without a shell and waits for it. Its standard input is empty.
 *
 * @param program - A path, or a name that is looked for on the PATH of `options.env`.
 * @param args - Its arguments, as they are.
 * @param options - Environment and time limit.
 * @returns How it ended: a failure is a result too, never a rejection.
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
          // A child of the child may hold the pipes open for ever.
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
      if (overdue) output.stderr += `no answer within ${(options.timeoutMilliseconds ?? 0) / 1000} s`;
      resolve({ code: overdue ? 124 : (code ?? 128), ...output });
    });
  });
}

/**
 * {@link run}, where anything but success is an error.
 *
 * @returns Its standard output.
 * @throws ToolchainError `COMMAND_FAILED` with the last lines that the command printed.
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

/** The last lines of a text, for an error message. */
export function lastLines(text: string, count: number): string {
  return text.trim().split("\n").slice(-count).join("\n");
}
