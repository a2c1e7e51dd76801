import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { BerthError } from "@kind-berth/topology";
import { childEnvironment } from "./environment/child-environment";
import { notFoundCode, spawnGuarded, type GuardOptions } from "./spawn-guarded";

/** Options for running a program. */
export interface RunOptions {
  /** The program's standard input. Empty by default. */
  readonly input?: string | Uint8Array;
  /** The program's environment. By default, this process's environment without the variables that {@link childEnvironment} removes. */
  readonly env?: NodeJS.ProcessEnv;
  /** A function that is called with each line of standard error as soon as the program prints the line. */
  readonly onErrorLine?: ((line: string) => void) | undefined;
  /** A signal that ends the program when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Options for a guard, which ends the program when this process ends, even if this process is killed. By default, no guard runs. */
  readonly guarded?: GuardOptions;
}

/** The exit code and output of a completed program. */
export interface Outcome {
  /** The exit code. `null` if a signal ended the program. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program and waits until the program ends. Does not throw an error if the exit code is not 0. Passes the arguments as an array,
 * without a shell.
 *
 * @throws {@link BerthError} `COMMAND_NOT_FOUND` if the program is not on PATH
 */
export async function tryCommand(
  command: string,
  args: readonly string[],
  { input = "", env = childEnvironment(process.env), onErrorLine, signal, guarded }: RunOptions = {},
): Promise<Outcome> {
  const options = { env, shell: false, signal };
  const child = guarded ? spawnGuarded(command, args, guarded, options) : spawn(command, args, options);
  const ended = new Promise<number | null>((resolve, reject) => {
    let interruption: Error | undefined;
    child.on("error", (error) => {
      if (isNotFound(error)) reject(commandNotFound(command));
      else interruption ??= error;
    });
    // A program can keep running after it receives a signal. Wait until its output is closed, because only then has the program ended.
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
  // Ignore write errors. A program that does not read its input can end before all input is written. Its exit code shows whether it failed.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const [code, stdout] = await Promise.all([ended, text(child.stdout)]);
  return { code, stdout, stderr: errorLines.join("\n") };
}

/**
 * Runs a program, and throws an error if the program fails.
 *
 * @returns the program's standard output
 * @throws {@link BerthError} `COMMAND_FAILED` with the program's standard error, but not its standard output, which may contain secrets
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
 * Creates the error for a program that failed.
 *
 * @param name - the program's name in the message
 * @param stderr - the complete standard error
 */
export function commandFailed(name: string, code: number | null, stderr: string): BerthError {
  return new BerthError(name, [
    {
      code: "COMMAND_FAILED",
      object: `command "${name}"`,
      state: code === null ? "was ended by a signal" : `exited with status ${code}`,
      reason: "its error output is below",
      remedy: `Fix the error that the command reported:\n${lastLines(stderr)}\n `,
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

/** Creates the error for a program that is not installed. */
export function commandNotFound(command: string): BerthError {
  return new BerthError(command, [
    {
      code: "COMMAND_NOT_FOUND",
      object: `program "${command}"`,
      state: "is not installed",
      reason: "no folder in the environment variable PATH contains it",
      remedy: `Install ${command}, or add its folder to the PATH of the process that runs Pulumi.`,
    },
  ]);
}
