import { spawn } from "node:child_process";

/** The result of a run of the Pulumi CLI. */
export interface PulumiRun {
  /** The CLI's exit code, or 1 if a signal ended it. */
  readonly exitCode: number;
  /** The standard output. */
  readonly stdout: string;
  /** Standard output and standard error, in order of arrival. */
  readonly output: string;
}

/** How to run the Pulumi CLI and show its output. */
export interface PulumiRunOptions {
  /** The working directory. */
  readonly cwd: string;
  /** The whole environment of the run. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Whether to write the CLI's output to this process's standard error during the run.
   * @default false
   */
  readonly show?: boolean;
  /** Called with each piece of the CLI's output during the run. */
  readonly watch?: ((text: string) => void) | undefined;
}

/**
 * Runs the Pulumi CLI without a terminal. `env.PATH` must contain the CLI.
 *
 * @param args - the CLI's arguments. They do not pass through a shell.
 * @throws Error if the CLI cannot be started. An exit code other than 0 is returned, not thrown.
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
