import { runCommand } from "@kind-berth-tools/probe";
import type { Stack } from "@kind-berth-tools/stack";
import type { AppUnderTest } from "./app-under-test";

/** The time limit for a response from the app, in milliseconds. It is shorter than in `pulumi up`, because no change is in progress. */
const limit = 5_000;

/**
 * Runs the driver's health check for an app, in the same way as at the end of each `pulumi up`.
 *
 * @returns the driver's complete output, including the error if the app does not respond.
 * @throws Error if the stack outputs do not contain the input for the health check.
 */
export async function verified(stack: Stack, { name }: AppUnderTest): Promise<string> {
  const { asked } = await stack.outputs();
  const verification: unknown = Reflect.get(Object(asked), name);
  if (typeof verification !== "string") throw new Error(`the stack has no health check for ${name}`);
  const step = `require("@kind-berth/driver").verify(${limit})`;
  const { stdout, stderr } = await runCommand(process.execPath, ["-e", step], {}, verification);
  return `${stdout}${stderr}`;
}
