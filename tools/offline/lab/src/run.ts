import { spawn } from "node:child_process";

/**
 * Wraps a command so that the command is killed when this process ends for any reason. No program of the lab therefore runs longer than the
 * lab.
 */
export function tied(program: string, args: readonly string[]): [string, string[]] {
  return ["setpriv", ["--pdeathsig", "KILL", "--", program, ...args]];
}

/** Options for a child process. */
export interface RunOptions {
  /** The working directory. */
  cwd?: string;
  /** The whole environment of the child process. Default: the environment of this process. */
  env?: NodeJS.ProcessEnv;
}

/** The number of output lines that the error message of a failed program contains. */
const LINES_SHOWN = 40;

/**
 * Runs a program and waits until it ends.
 *
 * @returns The program's standard output.
 * @throws Error that contains the program, its exit code and the last lines of its output, if the exit code is not 0.
 * @example
 * ```ts
 * const images = await run("kubeadm", ["config", "images", "list"]);
 * ```
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(...tied(program, args), { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      printed += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (printed += text));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else {
        const last = printed.trimEnd().split("\n").slice(-LINES_SHOWN).join("\n");
        reject(
          new Error(
            `${program} ${args[0] ?? ""} ended with ${signal === null ? `exit code ${code}` : `signal ${signal}`}:\n${last}`,
          ),
        );
      }
    });
  });
}
