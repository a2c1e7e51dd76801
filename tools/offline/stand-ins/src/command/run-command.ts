import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";

import type { EngineLog } from "../protocol";
import { exitReason, failureMessage, startReason, systemMessage } from "./process-failure";

/** A command to run on this machine, and its environment. */
export interface LocalCommand {
  readonly command: string;
  /**
   * The program that runs the command, followed by the program's first arguments. The command is passed as the last argument.
   *
   * @default ["/bin/sh", "-c"]
   */
  readonly interpreter?: readonly string[];
  /**
   * The working directory.
   *
   * @default the provider's working directory, which is the Pulumi program's folder
   */
  readonly dir?: string;
  /** Environment variables that override the provider's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /**
   * The output streams that appear in the engine's log while the command runs.
   *
   * @default "stdoutAndStderr"
   */
  readonly logging?: string;
  /** The output from the command's previous run. */
  readonly previous: CommandOutput;
  /**
   * Whether to add the output in `previous` to the environment.
   *
   * @default true
   */
  readonly addPreviousOutputInEnv?: boolean;
}

/** A command's output. One trailing newline at the end of each stream is removed. */
export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** The engine's log, and the signal that cancels a run. */
export interface RunContext {
  readonly urn: string;
  readonly log: EngineLog;
  /** A signal that kills the command and all its child processes when it is aborted. */
  readonly signal: AbortSignal;
}

/**
 * Runs a command and waits until it ends.
 *
 * Source: `run` in provider/pkg/provider/local/commandOutputs.go in github.com/pulumi/pulumi-command. The stand-in differs in one behavior:
 * a cancellation kills the command's whole process group, not only the interpreter.
 *
 * @throws Error with the official plugin's text if the command cannot be started, is killed, or exits with a status other than 0
 */
export async function runCommand(local: LocalCommand, context: RunContext): Promise<CommandOutput> {
  const { urn, log, signal } = context;
  const interpreter = local.interpreter?.length ? local.interpreter : ["/bin/sh", "-c"];
  const [program, ...args] = [...interpreter, local.command];
  const fail = (reason: string, output = "") => new Error(failureMessage(reason, local.command, output));
  if (signal.aborted) throw fail("context canceled");
  const cwd = local.dir ?? process.cwd();
  const problem = await directoryProblem(program, cwd);
  if (problem !== undefined) throw fail(problem);

  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const both: Buffer[] = [];
  const lines = new LineWriter((line) => {
    log.write("status", line, urn);
  });
  return await new Promise<CommandOutput>((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: commandEnvironment(local),
      // Run the command in its own process group, so that the whole group can be killed.
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const kill = () => {
      if (child.pid !== undefined) killGroup(child.pid);
    };
    signal.addEventListener("abort", kill, { once: true });
    child.stdout.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      both.push(chunk);
      if (logs(local.logging, "stdout")) lines.write(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr.push(chunk);
      both.push(chunk);
      if (logs(local.logging, "stderr")) lines.write(chunk);
    });
    // A command may end without reading its input.
    child.stdin.on("error", () => undefined);
    child.stdin.end(local.stdin ?? "");
    child.on("error", (failure) => {
      signal.removeEventListener("abort", kill);
      reject(fail(startReason(program, failure)));
    });
    child.on("close", (code, exitSignal) => {
      signal.removeEventListener("abort", kill);
      lines.end();
      if (code === 0) resolve({ stdout: outputOf(stdout), stderr: outputOf(stderr) });
      else reject(fail(exitReason(code, exitSignal), Buffer.concat(both).toString()));
    });
  });
}

/** Checks the working directory before the command runs, because Node.js reports a missing directory as a missing program. */
async function directoryProblem(program: string, path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).isDirectory() ? undefined : `fork/exec ${program}: not a directory`;
  } catch (failure) {
    return `chdir ${path}: ${systemMessage(failure as NodeJS.ErrnoException)}`;
  }
}

function commandEnvironment({
  environment,
  previous,
  addPreviousOutputInEnv = true,
}: LocalCommand): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...environment,
    ...(addPreviousOutputInEnv && previous.stdout !== "" && { PULUMI_COMMAND_STDOUT: previous.stdout }),
    ...(addPreviousOutputInEnv && previous.stderr !== "" && { PULUMI_COMMAND_STDERR: previous.stderr }),
  };
}

/**
 * Whether a stream appears in the log. The value `none` and all unknown values disable both streams. Source: `Logging` in
 * provider/pkg/provider/local/logging.go.
 */
function logs(logging: string | undefined, stream: "stdout" | "stderr"): boolean {
  return logging === undefined || logging === "stdoutAndStderr" || logging === stream;
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (failure) {
    // ESRCH means that the whole group has already ended.
    if ((failure as NodeJS.ErrnoException).code !== "ESRCH") throw failure;
  }
}

function outputOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString().replace(/\n$/, "");
}

/** Splits output into lines, and forwards each line as soon as it is complete. */
class LineWriter {
  readonly #decoder = new TextDecoder();
  readonly #write: (line: string) => void;
  #rest = "";

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  write(chunk: Buffer): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#write(line.replace(/\r$/, ""));
  }

  end(): void {
    if (this.#rest !== "") this.#write(this.#rest);
  }
}
