import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

import { runArguments, runEnvironment, type ProgramRun } from "./run-arguments";
import type { RuntimeOptions } from "./runtime-options";

/** The exit code of `@pulumi/pulumi/cmd/run` if it has already shown the error to the user. Source: its cmd/run/error.js. */
const ALREADY_SHOWN = 32;

/** The time after which an interrupted program is killed if it has not ended, in milliseconds. */
const STOP_GRACE_MS = 5000;

/** The result of a run. `error` is empty or contains the error text to show. `bail` is `true` if the error has already been shown. */
export interface RunOutcome {
  readonly error: string;
  readonly bail: boolean;
}

/**
 * Runs a Pulumi program and waits until it ends. The program's output goes to this process's output, which the CLI shows.
 *
 * Source: `Run` and `execRuntime` in sdk/nodejs/cmd/pulumi-language-nodejs/main.go in github.com/pulumi/pulumi.
 *
 * @param signal - a signal that interrupts the program
 */
export async function runProgram(
  run: ProgramRun,
  options: RuntimeOptions,
  signal: AbortSignal,
): Promise<RunOutcome> {
  let runPath: string;
  try {
    runPath = locateModule("@pulumi/pulumi/cmd/run", run.programDirectory);
  } catch (failure) {
    return { error: (failure as Error).message, bail: false };
  }
  return await new Promise((resolve) => {
    const program = spawn("node", runArguments(run, options, runPath), {
      env: { ...process.env, ...runEnvironment(run, options) },
      stdio: ["ignore", "inherit", "pipe"],
    });
    const stop = () => {
      program.kill("SIGINT");
      setTimeout(() => program.kill("SIGKILL"), STOP_GRACE_MS).unref();
    };
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });

    let outOfMemory = false;
    program.stderr.on("data", (chunk: Buffer) => {
      outOfMemory ||= saysOutOfMemory(chunk.toString());
      process.stderr.write(chunk);
    });
    program.on("error", (failure) => {
      signal.removeEventListener("abort", stop);
      resolve({
        error: `Problem executing program (could not run language executor): ${failure.message}`,
        bail: false,
      });
    });
    program.on("close", (code) => {
      signal.removeEventListener("abort", stop);
      resolve(outcome(code, outOfMemory));
    });
  });
}

/**
 * Returns the path of a module, resolved from the program's directory.
 *
 * @throws Error with the official host's text if the module is not installed
 */
export function locateModule(module: string, programDirectory: string): string {
  try {
    return createRequire(join(programDirectory, "index.js")).resolve(module);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw failure;
    throw new Error("It looks like the Pulumi SDK has not been installed. Have you run pulumi install?", {
      cause: failure,
    });
  }
}

/**
 * Converts an exit code to the result for the CLI. The exit code `null` means that the program was killed. For a killed program, Go's
 * `os/exec` reports -1.
 */
export function outcome(code: number | null, outOfMemory: boolean): RunOutcome {
  if (code === 0) return { error: "", bail: false };
  if (code === ALREADY_SHOWN) return { error: "", bail: true };
  const error = `Program exited with non-zero exit code: ${String(code ?? -1)}`;
  return { error: outOfMemory ? `${error}. ${MORE_MEMORY}` : error, bail: false };
}

const MORE_MEMORY =
  "Detected a possible out of memory error. Consider increasing the memory available to the nodejs process " +
  "by setting the `nodeargs` runtime option in Pulumi.yaml to `nodeargs: --max-old-space-size=<size>` where " +
  "`<size>` is the maximum memory in megabytes that can be allocated to nodejs. " +
  "See https://www.pulumi.com/docs/concepts/projects/project-file/#runtime-options";

function saysOutOfMemory(output: string): boolean {
  return output.includes("<--- Last few GCs --->");
}
