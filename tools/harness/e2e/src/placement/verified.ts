import { runCommand } from "@kind-berth-tools/probe";
import type { Stack } from "@kind-berth-tools/stack";
import type { AppUnderTest } from "./app-under-test";

/** The time limit for a response from the app, in milliseconds. It is shorter than in `pulumi up`, because no change is in progress. */
const limit = 5_000;

/**
 * Runs the driver's health check of an app, as each run of `pulumi up` does at its end.
 *
 * @returns the whole output of the driver. If the app does not respond, the output includes the error.
 * @throws Error if the outputs of the stack do not contain the input of the health check.
 */
export async function verified(stack: Stack, { name }: AppUnderTest): Promise<string> {
  const { asked } = await stack.outputs();
  const verification: unknown = Reflect.get(Object(asked), name);
  if (typeof verification !== "string") throw new Error(`the stack has no health check for ${name}`);
  const step = `require("@kind-berth/driver").verify(${limit})`;
  const { stdout, stderr } = await runCommand(process.execPath, ["-e", step], {}, verification);
  return `${stdout}${stderr}`;
}
