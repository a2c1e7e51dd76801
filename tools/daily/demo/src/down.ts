import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Stack } from "@kind-berth-tools/stack";
import { engineWanted, Keeper, provideToolchain, stopEngine } from "@kind-berth-tools/toolchain";
import { openDemoStack, stateFolder } from "./demo-stack";
import { exampleNames } from "./examples";
import { report } from "./report";

/**
 * Removes all that the demo of an example made: its cluster, its state and, with the last demo, the container engine, if it was
 * started for the demo and nobody else uses it.
 *
 * @param example - the folder's name under `examples`.
 * @throws Error with Pulumi's own words where the cluster can't be removed; the state then stays.
 */
export async function down(example: string): Promise<void> {
  const engine = engineWanted();
  let isStarted = true;
  if (existsSync(stateFolder(example))) {
    const toolchain = await provideToolchain({ engine, keepFor: Keeper.Demo, report });
    isStarted = toolchain.tools.some(({ name, origin }) => name === engine && origin === "started");
    try {
      const stack = await openDemoStack(example, toolchain.env);
      Stack.must(await stack.destroy());
      await stack.remove();
      await rm(stateFolder(example), { recursive: true });
    } finally {
      await toolchain.release();
    }
  }
  // An engine that the demo found, and did not start, may be one that another run of Berth has started for itself.
  if (isStarted && !exampleNames().some((name) => existsSync(stateFolder(name)))) {
    const users = await stopEngine(engine, report, [Keeper.Demo]);
    if (users.length > 0) report(`${engine} runs on for: ${users.join("; ")}`);
  }
  console.log(`The demo of ${example} is gone.`);
}
