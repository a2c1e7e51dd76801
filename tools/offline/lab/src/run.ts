import { spawn } from "node:child_process";

/**
 * Puts words before a command so that it ends when this process does, however that ends: nothing that the lab starts
 * outlives it.
 */
export function tied(program: string, args: readonly string[]): [string, string[]] {
  return ["setpriv", ["--pdeathsig", "KILL", "--", program, ...args]];
}

/** How a child process is run. */
export interface RunOptions {
  /** Working directory. */
  cwd?: string;
  /** The whole environment of the child; the caller's where it is left out. */
  env?: NodeJS.ProcessEnv;
}

/** Lines of a failed program's output that go into the error. */
const LINES_TOLD = 40;

/**
 * Runs a program to its end.
 *
 * @returns What it wrote to standard output.
 * @throws Error with the program, its exit code and the last lines of its output, where it does not exit with 0.
 * @example
 * ```ts
 * const images = await run("kubeadm", ["config", "images", "list"]);
 * ```
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(...tied(program, args), { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let told = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      told += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (told += text));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else {
        const last = told.trimEnd().split("\n").slice(-LINES_TOLD).join("\n");
        reject(new Error(`${program} ${args[0] ?? ""} ended with ${signal ?? `code ${code}`}:\n${last}`));
      }
    });
  });
}
