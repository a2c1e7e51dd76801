import { spawn, type ChildProcess } from "node:child_process";

/** The result of running the Pulumi CLI. */
export interface PulumiRun {
  /** The CLI's exit code, or 1 if a signal ended the CLI. */
  readonly exitCode: number;
  /** The CLI's standard output. */
  readonly stdout: string;
  /** The CLI's standard output and standard error, in order of arrival. */
  readonly output: string;
}

/** Options for running the Pulumi CLI. */
export interface PulumiRunOptions {
  /** The CLI's working directory. */
  readonly cwd: string;
  /** The complete environment for the run. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Whether to copy the CLI's output to this process's standard error during the run.
   * @default false
   */
  readonly show?: boolean;
  /** A function that is called with each piece of the CLI's output during the run. */
  readonly watch?: ((text: string) => void) | undefined;
  /** When this signal is aborted, the CLI receives SIGINT once, as if a user pressed Ctrl+C. */
  readonly interruption?: AbortSignal | undefined;
  /**
   * The time limit for the run, in milliseconds. When the limit expires, the CLI receives SIGINT, cancels the operation and fails. If the
   * CLI has not ended {@link graceMs} later, it is killed.
   * @default no limit
   */
  readonly timeoutMs?: number | undefined;
}

/** The time in milliseconds within which a CLI that received SIGINT must end. */
const graceMs = 30_000;

/**
 * Runs the Pulumi CLI without a terminal. The CLI must be on the PATH in `env.PATH`.
 *
 * @param args - the arguments for the CLI, which do not pass through a shell.
 * @throws Error if the CLI cannot be started. If the exit code is not 0, the function returns the exit code and throws no error.
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
    const interrupt = () => child.kill("SIGINT");
    options.interruption?.addEventListener("abort", interrupt, { once: true });
    const stopTimers = limitTime(child, options.timeoutMs);
    const stopWatching = () => {
      stopTimers();
      options.interruption?.removeEventListener("abort", interrupt);
    };
    child.once("error", (error) => {
      stopWatching();
      reject(error);
    });
    child.once("close", (code) => {
      stopWatching();
      resolve({ exitCode: code ?? 1, stdout: stdout.join(""), output: output.join("") });
    });
  });
}

/** Ends a child process after a time limit. Returns a function that cancels the limit. */
function limitTime(child: ChildProcess, timeoutMs: number | undefined): () => void {
  if (timeoutMs === undefined) return () => undefined;
  const interrupt = setTimeout(() => child.kill("SIGINT"), timeoutMs);
  const kill = setTimeout(() => child.kill("SIGKILL"), timeoutMs + graceMs);
  return () => {
    clearTimeout(interrupt);
    clearTimeout(kill);
  };
}
