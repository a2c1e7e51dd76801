import { spawn } from "node:child_process";

/** How a run of the Pulumi CLI ended. */
export interface PulumiRun {
  /** The CLI's exit code; 1 where a signal ended it. */
  readonly exitCode: number;
  /** What it wrote to standard output. */
  readonly stdout: string;
  /** What it wrote to both streams, as it came. */
  readonly output: string;
}

/** How a run is shown while it goes on. */
export interface PulumiRunOptions {
  /** The folder that it runs in: the Pulumi program's. */
  readonly cwd: string;
  /** The whole environment of the run. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Whether the CLI's lines go to this process's standard error while they come.
   * @default false
   */
  readonly show?: boolean;
  /** Is given what the CLI writes, as it comes. */
  readonly watch?: ((text: string) => void) | undefined;
}

/**
 * Runs the Pulumi CLI without a terminal. It is found on `env.PATH`.
 *
 * @param args - the CLI's arguments; no shell reads them.
 * @throws Error where the CLI could not be started. An exit code other than 0 is returned, not thrown.
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
