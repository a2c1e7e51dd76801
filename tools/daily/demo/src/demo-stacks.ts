import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Stack } from "@kind-berth-tools/stack";
import { kubeconfigOf } from "./cluster/plain-cluster";
import type { Example, ExampleStack } from "./example";
import { stateFolder, topFolder } from "./folders";

/**
 * Opens a stack of an example's demo; creates it if it does not exist. All stacks of one example have one state, so that they find
 * each other.
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
    // Outside the work tree: the demo leaves a checkout as it is.
    settings: join(state, "stacks", ...stack.folder.split("/").slice(1)),
    state,
    env: { ...env, ...clusterEnv(example) },
    show: true,
  });
}

/** Forgets what the stacks of an example have created, because it is gone with its cluster. */
export async function forgetDemoStacks({ name }: Example): Promise<void> {
  for (const part of ["state", "stacks"]) {
    await rm(join(stateFolder(name), part), { recursive: true, force: true });
  }
}

/** What the programs of an example need in their environment to find a cluster that they do not create. */
export function clusterEnv({ name, kindConfig }: Example): Record<string, string> {
  return kindConfig === undefined ? {} : { KUBECONFIG: kubeconfigOf(stateFolder(name)) };
}
