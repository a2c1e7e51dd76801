import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";

import type { EngineLog } from "../protocol";
import { exitReason, failureMessage, startReason, systemMessage } from "./process-failure";

/** A command to run on this machine, with what surrounds it. */
export interface LocalCommand {
  readonly command: string;
  /**
   * The program and its first arguments; the command comes last.
   *
   * @default ["/bin/sh", "-c"]
   */
  readonly interpreter?: readonly string[];
  /**
   * Where it runs.
   *
   * @default the working directory of the provider, which is the program's
   */
  readonly dir?: string;
  /** Comes on top of the provider's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /**
   * Which of the two outputs appear in the engine's log, while they are written.
   *
   * @default "stdoutAndStderr"
   */
  readonly logging?: string;
  /** What the command left behind the last time. */
  readonly previous: CommandOutput;
  /**
   * Whether `previous` is put into the environment.
   *
   * @default true
   */
  readonly addPreviousOutputInEnv?: boolean;
}

/** What a command wrote, each less one last newline. */
export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** The engine's side of a run. */
export interface RunContext {
  readonly urn: string;
  readonly log: EngineLog;
  /** Kills the command and all that it started. */
  readonly signal: AbortSignal;
}

/**
 * Runs a command to its end.
 *
 * Source: `run` in provider/pkg/provider/local/commandOutputs.go in github.com/pulumi/pulumi-command. One thing is done
 * better here: cancellation kills the command's whole process group, not only the interpreter.
 *
 * @throws Error with the official plugin's text if the command can't be started, exits with another status than 0, or is
 * killed
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
      // A process group of its own, so that it can be killed as a whole.
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
    // A command may end without reading what it was given.
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

/** Node.js blames the program for a directory that is not there, so it is looked at first. */
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

/** `none`, and any word that is not known, means neither. Source: `Logging` in provider/pkg/provider/local/logging.go. */
function logs(logging: string | undefined, stream: "stdout" | "stderr"): boolean {
  return logging === undefined || logging === "stdoutAndStderr" || logging === stream;
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (failure) {
    // The whole group has ended by itself: nothing is left to kill.
    if ((failure as NodeJS.ErrnoException).code !== "ESRCH") throw failure;
  }
}

function outputOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString().replace(/\n$/, "");
}

/** Cuts what is written into lines, and hands each one on as soon as it is whole. */
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
