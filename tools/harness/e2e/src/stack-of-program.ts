import { join } from "node:path";
import { Stack, type StackOptions } from "@kind-berth-tools/stack";
import type { Run } from "@kind-berth-tools/toolchain";
import { copyProgram } from "./program-copy";

/**
 * Disables the type check that Pulumi runs each time it starts a TypeScript program. The workspace's `typecheck` target checks the types
 * instead. `outside.e2e.ts` and `examples.e2e.ts` prove that programs run with Pulumi's default options.
 */
const withoutTypeCheck = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

/** Opens a stack for a copied program. The program runs without Pulumi's type check, and the CLI's output is shown. */
export function openStackOfCopy({
  env = {},
  ...options
}: Pick<StackOptions, "name" | "program" | "state"> & Partial<Pick<StackOptions, "env">>): Promise<Stack> {
  return Stack.open({ ...options, env: { ...withoutTypeCheck, ...env }, show: true });
}

/**
 * Copies one of the tests' programs and opens a stack with the program's name. The copy and the stack's files are deleted when the run
 * ends.
 *
 * @param name - the name of the program's folder under `programs`.
 * @param config - the stack's configuration values, by configuration key.
 */
export async function openStackOf(
  name: string,
  run: Run,
  config: Readonly<Record<string, string>> = {},
): Promise<Stack> {
  const program = join(run.folder, "program");
  await copyProgram(name, program);
  const state = join(run.folder, "state");
  const stack = await openStackOfCopy({ name, program, state });
  await stack.configure(config);
  return stack;
}
