import { join } from "node:path";
import { Stack, type StackOptions } from "@kind-berth-tools/stack";
import type { Run } from "@kind-berth-tools/toolchain";
import { copyProgram } from "./program-copy";

/**
 * For the environment of the Pulumi CLI: programs start without the type check that Pulumi does by default. The workspace's `typecheck`
 * has done it, and `outside.e2e.ts` and `examples.e2e.ts` show that programs run with Pulumi's default options.
 */
const withoutTypeCheck = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

/** Opens a stack of a program that was copied before: without Pulumi's type check, and with the CLI's output shown. */
export function openStackOfCopy({
  env = {},
  ...options
}: Pick<StackOptions, "name" | "program" | "state"> & Partial<Pick<StackOptions, "env">>): Promise<Stack> {
  return Stack.open({ ...options, env: { ...withoutTypeCheck, ...env }, show: true });
}

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
  const stack = await openStackOfCopy({ name, program, state });
  await stack.configure(config);
  return stack;
}
