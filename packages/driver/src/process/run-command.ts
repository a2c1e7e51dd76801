import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { BerthError } from "@kind-berth/topology";
import { notFoundCode, spawnGuarded, type GuardOptions } from "./spawn-guarded";

/** How a program is run. */
export interface RunOptions {
  /** What it reads on its standard input; nothing unless given. */
  readonly input?: string | Uint8Array;
  /** Its environment; this process's own unless given. */
  readonly env?: NodeJS.ProcessEnv;
  /** Called with each line of its standard error as it comes. */
  readonly onErrorLine?: ((line: string) => void) | undefined;
  /** Ends the program. */
  readonly signal?: AbortSignal | undefined;
  /** Lets the program end with this process, even where this process is killed. */
  readonly guarded?: GuardOptions;
}

/** How a program ended. */
export interface Outcome {
  /** The exit code; `null` where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program with an array of arguments, never through a shell, and waits for its end, whatever its exit code.
 *
 * @throws {@link BerthError} `COMMAND_NOT_FOUND` where it is not on PATH
 */
export async function tryCommand(
  command: string,
  args: readonly string[],
  { input = "", env = process.env, onErrorLine, signal, guarded }: RunOptions = {},
): Promise<Outcome> {
  const options = { env, shell: false, signal };
  const child = guarded ? spawnGuarded(command, args, guarded, options) : spawn(command, args, options);
  const ended = new Promise<number | null>((resolve, reject) => {
    let interruption: Error | undefined;
    child.once("error", (error) => {
      if (isNotFound(error)) reject(commandNotFound(command));
      else interruption = error;
    });
    // An interrupted program may still be at work: it is over when its output is closed, not when it was told to end.
    child.once("close", (code) => {
      if (interruption !== undefined) reject(interruption);
      else if (guarded && code === notFoundCode) reject(commandNotFound(command));
      else resolve(code);
    });
  });
  const errorLines: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    errorLines.push(line);
    onErrorLine?.(line);
  });
  // A program that does not read its input may be gone before all of it is written; its exit code tells.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const [code, stdout] = await Promise.all([ended, text(child.stdout)]);
  return { code, stdout, stderr: errorLines.join("\n") };
}

/**
 * Runs a program that has to succeed.
 *
 * @returns its standard output
 * @throws {@link BerthError} `COMMAND_FAILED` with its standard error alone, since standard output may hold secrets
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<string> {
  const { code, stdout, stderr } = await tryCommand(command, args, options);
  if (code === 0) return stdout;
  throw commandFailed([command, ...args.slice(0, 2)].join(" "), code, stderr);
}

/**
 * The error for a program that should have succeeded.
 *
 * @param name - what to call it
 * @param stderr - all of its standard error
 */
export function commandFailed(name: string, code: number | null, stderr: string): BerthError {
  return new BerthError(name, [
    {
      code: "COMMAND_FAILED",
      object: `command "${name}"`,
      state: code === null ? "was ended by a signal" : `exited with status ${code}`,
      reason: "it printed the error below",
      remedy: `Correct the cause that it names:\n${lastLines(stderr)}\n `,
    },
  ]);
}

function lastLines(output: string): string {
  const lines = output.trim().split("\n");
  return lines
    .slice(-40)
    .map((line) => `    ${line}`)
    .join("\n");
}

function isNotFound(error: Error): boolean {
  return "code" in error && error.code === "ENOENT";
}

/** The error for a program that is not installed. */
export function commandNotFound(command: string): BerthError {
  return new BerthError(command, [
    {
      code: "COMMAND_NOT_FOUND",
      object: `program "${command}"`,
      state: "is not installed",
      reason: "no folder of the environment variable PATH contains it",
      remedy: `Install ${command}, or put the folder that it is in on the PATH of the process that runs Pulumi.`,
    },
  ]);
}
