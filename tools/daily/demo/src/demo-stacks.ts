import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Stack } from "@kind-berth-tools/stack";
import { kubeconfigOf } from "./cluster/plain-cluster";
import type { Example, ExampleStack } from "./example";
import { stateFolder, topFolder } from "./folders";

/**
 * Opens a stack for an example's demo, and creates the stack if it does not exist. An example's stacks share one state backend, so that
 * they can reference each other.
 *
 * @param env - the toolchain's environment variables.
 */
export function openDemoStack(
  example: Example,
  stack: ExampleStack,
  env: Readonly<Record<string, string>>,
): Promise<Stack> {
  const state = stateFolder(example.name);
  return Stack.open({
    name: stack.name,
    program: join(topFolder, stack.folder),
    // The folder is outside the work tree, so that the demo does not change the checkout.
    settings: join(state, "stacks", ...stack.folder.split("/").slice(1)),
    state,
    env: { ...env, ...clusterEnv(example) },
    show: true,
  });
}

/**
 * Removes the Pulumi state of an example's stacks. Use this function only after the cluster has been deleted, because the stacks' resources
 * then no longer exist.
 */
export async function forgetDemoStacks({ name }: Example): Promise<void> {
  for (const part of ["state", "stacks"]) {
    await rm(join(stateFolder(name), part), { recursive: true, force: true });
  }
}

/** Returns the environment variables that configure an example's programs to use an existing cluster. */
export function clusterEnv({ name, kindConfig }: Example): Record<string, string> {
  return kindConfig === undefined ? {} : { KUBECONFIG: kubeconfigOf(stateFolder(name)) };
}
