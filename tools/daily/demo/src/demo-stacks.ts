import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Stack } from "@kind-berth-tools/stack";
import { kubeconfigOf } from "./cluster/plain-cluster";
import type { Example, ExampleStack } from "./example";
import { stateFolder, topFolder } from "./folders";

/**
 * Opens a stack of an example's demo. A stack that does not exist is created. All stacks of an example share one state, so that they can
 * reference each other.
 *
 * @param env - the toolchain's environment.
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
    // Outside the work tree, so that the demo does not change the checkout.
    settings: join(state, "stacks", ...stack.folder.split("/").slice(1)),
    state,
    env: { ...env, ...clusterEnv(example) },
    show: true,
  });
}

/** Removes the state of an example's stacks. Their resources no longer exist, because the cluster was deleted. */
export async function forgetDemoStacks({ name }: Example): Promise<void> {
  for (const part of ["state", "stacks"]) {
    await rm(join(stateFolder(name), part), { recursive: true, force: true });
  }
}

/** The environment variables that point the programs of an example to an existing cluster. */
export function clusterEnv({ name, kindConfig }: Example): Record<string, string> {
  return kindConfig === undefined ? {} : { KUBECONFIG: kubeconfigOf(stateFolder(name)) };
}
