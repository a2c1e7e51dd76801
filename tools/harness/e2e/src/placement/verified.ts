import { runCommand } from "@kind-berth-tools/probe";
import type { Stack } from "@kind-berth-tools/stack";
import type { AppUnderTest } from "./app-under-test";

/** How long the app may take to answer, in milliseconds: shorter than at the end of an `up`, since nothing is on its way any more. */
const limit = 5_000;

/**
 * Has the driver ask an app through its host port, as the end of each `up` does.
 *
 * @returns all that it has written; its error where the app does not answer.
 * @throws Error where the stack says nothing of how the app is asked.
 */
export async function verified(stack: Stack, { name }: AppUnderTest): Promise<string> {
  const { asked } = await stack.outputs();
  const verification: unknown = Reflect.get(Object(asked), name);
  if (typeof verification !== "string") throw new Error(`the stack does not say how ${name} is asked`);
  const step = `require("@kind-berth/driver").verify(${limit})`;
  const { stdout, stderr } = await runCommand(process.execPath, ["-e", step], {}, verification);
  return `${stdout}${stderr}`;
}
