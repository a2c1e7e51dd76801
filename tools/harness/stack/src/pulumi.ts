import { spawn } from "node:child_process";

/** The result of a run of the Pulumi CLI. */
export interface PulumiRun {
  /** The exit code of the CLI, or 1 if a signal ended the CLI. */
  readonly exitCode: number;
  /** The standard output of the CLI. */
  readonly stdout: string;
  /** The standard output and the standard error of the CLI, in order of arrival. */
  readonly output: string;
}

/** The options for running the Pulumi CLI. */
export interface PulumiRunOptions {
  /** The working directory of the CLI. */
  readonly cwd: string;
  /** The whole environment of the run. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Whether to copy the CLI's output to the standard error of this process during the run.
   * @default false
   */
  readonly show?: boolean;
  /** A function that is called with each piece of the CLI's output during the run. */
  readonly watch?: ((text: string) => void) | undefined;
}

/**
 * Runs the Pulumi CLI without a terminal. The CLI must be on the PATH in `env.PATH`.
 *
 * @param args - the arguments of the CLI. They do not pass through a shell.
 * @throws Error if the CLI cannot be started. If the exit code is not 0, the function returns it and does not throw an error.
 */
export function runPulumi(args: readonly string[], options: PulumiRunOptions): Promise<PulumiRun> {
  return new Promise((resolve, reject) => {
    const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
      cwd: options.cwd,
      env: options.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stdout: string[] = [];
    const output: string[] = [];
    const collect = (into: string[][]) => (chunk: string) => {
      for (const chunks of into) {
        chunks.push(chunk);
      }
      options.watch?.(chunk);
      if (options.show === true) {
        process.stderr.write(chunk);
      }
    };
    child.stdout.setEncoding("utf8").on("data", collect([stdout, output]));
    child.stderr.setEncoding("utf8").on("data", collect([output]));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ exitCode: code ?? 1, stdout: stdout.join(""), output: output.join("") });
    });
  });
}
