import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Stack } from "@kind-berth-tools/stack";
import {
  engineWanted,
  Keeper,
  provideToolchain,
  stopEngine,
  timed,
  type Toolchain,
} from "@kind-berth-tools/toolchain";
import { deletePlainCluster, isPlainClusterUp } from "./cluster/plain-cluster";
import { openDemoStack } from "./demo-stacks";
import { examples, readExample, withSettings, type Example, type ExampleStack } from "./example";
import { stateFolder } from "./folders";
import { report } from "./report";
import { savedSettings } from "./saved-settings";

/**
 * Removes an example's demo, even if creating the demo failed. Destroys the stacks in reverse order, deletes the cluster if kind created
 * it, and deletes the demo's state. If no other demo remains, also stops the container engine, unless the engine is in use or the demo did
 * not start it.
 *
 * @param name - the example's folder under `examples`.
 * @throws Error with Pulumi's output if a stack cannot be destroyed. The demo's state then remains.
 */
export async function down(name: string): Promise<void> {
  const engine = engineWanted();
  let isStarted = true;
  if (existsSync(stateFolder(name))) {
    const own = readExample(name);
    const example = withSettings(own, savedSettings(own));
    const toolchain = await provideToolchain({ engine, keepFor: Keeper.Demo, report });
    isStarted = toolchain.tools.some((tool) => tool.name === engine && tool.origin === "started");
    try {
      await removeAll(example, toolchain);
    } finally {
      await toolchain.release();
    }
  }
  // If the demo did not start the engine, another run of Berth may have started it.
  if (isStarted && !examples().some((other) => existsSync(stateFolder(other.name)))) {
    const users = await stopEngine(engine, report, [Keeper.Demo]);
    if (users.length > 0) report(`${engine} keeps running for: ${users.join("; ")}`);
  }
  console.log(`The demo of ${name} is removed.`);
}

async function removeAll(example: Example, toolchain: Toolchain): Promise<void> {
  const folder = stateFolder(example.name);
  const cluster = { name: example.settings.clusterName, folder, toolchain };
  // If the user deleted the cluster, or if the cluster was never completely created, the stacks have no resources to delete.
  if (example.kindConfig === undefined || (await isPlainClusterUp(cluster))) {
    for (const stack of example.stacks.toReversed()) await removeStack(example, stack, toolchain.env);
  }
  await deletePlainCluster(cluster);
  await rm(folder, { recursive: true });
}

/** Destroys a stack and removes its state, including leftovers from an interrupted `pulumi up`. */
function removeStack(
  example: Example,
  stack: ExampleStack,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  return timed(report, `pulumi destroy in ${stack.folder}`, async () => {
    const opened = await openDemoStack(example, stack, env);
    await opened.clearDeadLocks();
    for (const urn of await opened.deleteInterrupted())
      report(`deleted the resource ${urn} of an interrupted run`);
    Stack.must(await opened.destroy());
    await opened.remove();
  });
}
