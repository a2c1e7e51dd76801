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
 * Removes all that the demo of an example created, also if its `up` failed half-way: its stacks from last to first, a cluster that kind
 * itself created, its state and, with the last demo, the container engine, if it was started for the demo and no one else uses it.
 *
 * @param name - the folder's name under `examples`.
 * @throws Error with Pulumi's own words if a stack cannot be destroyed; the state then stays.
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
  // An engine that the demo found, and did not start, may be one that another run of Berth has started for itself.
  if (isStarted && !examples().some((other) => existsSync(stateFolder(other.name)))) {
    const users = await stopEngine(engine, report, [Keeper.Demo]);
    if (users.length > 0) report(`${engine} runs on for: ${users.join("; ")}`);
  }
  console.log(`The demo of ${name} is gone.`);
}

async function removeAll(example: Example, toolchain: Toolchain): Promise<void> {
  const folder = stateFolder(example.name);
  const cluster = { name: example.settings.clusterName, folder, toolchain };
  // Of a cluster that was deleted by hand, or created half-way, no stack has anything left to delete.
  if (example.kindConfig === undefined || (await isPlainClusterUp(cluster))) {
    for (const stack of example.stacks.toReversed()) await removeStack(example, stack, toolchain.env);
  }
  await deletePlainCluster(cluster);
  await rm(folder, { recursive: true });
}

/** Destroys a stack, with what an interrupted `up` has left of it, and forgets it. */
function removeStack(
  example: Example,
  stack: ExampleStack,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  return timed(report, `pulumi destroy in ${stack.folder}`, async () => {
    const opened = await openDemoStack(example, stack, env);
    await opened.clearDeadLocks();
    for (const urn of await opened.deleteInterrupted()) report(`deleted what was left of ${urn}`);
    Stack.must(await opened.destroy());
    await opened.remove();
  });
}
