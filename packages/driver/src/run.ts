import { BerthError } from "@kind-berth/topology";
import type { CertificateStep } from "./certificates/run-step";
import type { Step } from "./cluster/step";

// Each command loads only its own modules, because loading all of them takes longer than most commands.
const cluster = async (step: Step) => (await import("./cluster/run-step.js")).cluster(step);
const certificates = async (step: CertificateStep) =>
  (await import("./certificates/run-step.js")).certificates(step);

const commands = {
  "cluster create": () => cluster("create"),
  "cluster ready": () => cluster("ready"),
  "cluster update": () => cluster("update"),
  "cluster delete": () => cluster("delete"),
  "cluster kubeconfig": () => cluster("kubeconfig"),
  "cluster observe": () => cluster("observe"),
  "app verify": () => verify(),
  "certificates authority": () => certificates("authority"),
  "certificates certificate": () => certificates("certificate"),
} as const satisfies Readonly<Record<string, () => Promise<void>>>;

/**
 * The name of a driver command. Pulumi stacks store these names in their state. A release can therefore add commands, but must not rename
 * or remove existing commands.
 */
export type DriverCommand = keyof typeof commands;

/**
 * Runs a driver command. The command reads its request from standard input. It writes its result to standard output, and writes progress
 * and errors to standard error.
 *
 * Sets the process exit code to 0, or to 1 after an error.
 *
 * @param command - a {@link DriverCommand}. If another release deployed the stack, the command may not exist in this release.
 * @example
 * ```ts
 * await run("cluster create"); // does the same as `berth cluster create`
 * ```
 */
export async function run(command: string): Promise<void> {
  if (isDriverCommand(command)) {
    await commands[command]();
    return;
  }
  process.stderr.write(`${unknownCommand(command).message}\n`);
  process.exitCode = 1;
}

/**
 * Runs an app's health check. Reads the check's settings as JSON from standard input. Sends requests from this machine to the app's host
 * port, and writes the result as a sentence to standard output.
 *
 * Sets the process exit code to 0. If the app does not respond, writes the error to standard error and sets the exit code to 1.
 *
 * @param limit - the time to wait for the app, in milliseconds; by default, the app's time limit
 * @example
 * ```ts
 * await verify(); // does the same as `berth app verify`
 * ```
 */
export async function verify(limit?: number): Promise<void> {
  return (await import("./verify/run-verify.js")).runVerify(limit);
}

function isDriverCommand(command: string): command is DriverCommand {
  return Object.hasOwn(commands, command);
}

/** Creates the error for a command that does not exist in this driver release. */
export function unknownCommand(command: string): BerthError {
  return new BerthError("Berth's driver", [
    {
      code: "DRIVER_COMMAND_UNKNOWN",
      object: "installed @kind-berth/driver",
      state: `does not have the command ${JSON.stringify(command)}`,
      reason: `its commands are ${Object.keys(commands).join(", ")}`,
      remedy: "Update @kind-berth/driver or kind-berth to the same release as @kind-berth/components.",
    },
  ]);
}
