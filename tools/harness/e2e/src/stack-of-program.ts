import { join } from "node:path";
import { Stack } from "@kind-berth-tools/stack";
import type { Run } from "@kind-berth-tools/toolchain";
import { copyProgram, withoutTypeCheck } from "./program-copy";

/**
 * Opens a stack of a copy of one of the tests' programs, named like the program; both are gone with the run.
 *
 * @param name - the program's folder under `programs`.
 * @param config - what the stack is configured with, by key.
 */
export async function openStackOf(
  name: string,
  run: Run,
  config: Readonly<Record<string, string>> = {},
): Promise<Stack> {
  const program = join(run.folder, "program");
  await copyProgram(name, program);
  const state = join(run.folder, "state");
  const stack = await Stack.open({ name, program, state, env: withoutTypeCheck, show: true });
  await stack.configure(config);
  return stack;
}
