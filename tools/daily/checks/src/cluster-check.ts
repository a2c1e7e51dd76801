import {
  type EngineName,
  enginesWithDeadRuns,
  provideToolchain,
  type Toolchain,
} from "@kind-berth-tools/toolchain";
import { join } from "node:path";
import type { Check } from "./check";
import { runJest } from "./jest-check";

/**
 * The number of test files that run at the same time on one engine. Clusters spend most of their time waiting for timers. With two engines
 * at the same time, two files per engine keep two processors busy.
 */
const FILES_AT_ONCE = 2;

/**
 * Creates a check for jest tests that need the toolchain and a container engine. The check provides both, and releases them at the end.
 *
 * @param engine - the engine that the toolchain provides. The tests connect to the engine through the toolchain's environment variables.
 * `BERTH_ENGINE` contains the engine's name.
 * @param config - the jest configuration, relative to the repository root.
 * @param args - additional arguments for jest, such as the test files in the order to run. Default: all test files in the configuration.
 */
export function clusterCheck(
  name: string,
  title: string,
  engine: EngineName,
  config: string,
  args: readonly string[] = [],
): Check {
  return {
    name,
    title,
    // The other engine's checks run at the same time.
    lane: engine,
    run: async (context) => {
      const toolchain = await provideInTurn(engine);
      try {
        const all = ["-c", config, `--maxWorkers=${FILES_AT_ONCE}`, ...args];
        return await runJest(name, all, context, {
          ...toolchain.env,
          BERTH_ENGINE: engine,
          // Caches compiled code, because every Pulumi run starts Node.js for the language host, the providers, the program and the driver.
          NODE_COMPILE_CACHE: join(context.scratch, "compiled"),
        });
      } finally {
        await toolchain.release();
      }
    },
  };
}

let lastProvided: Promise<unknown> = Promise.resolve();

/**
 * Provides the engines' tools one after the other. Both engines may need to install Debian packages, but only one apt-get process can run
 * at a time.
 */
function provideInTurn(engine: EngineName): Promise<Toolchain> {
  const provided = lastProvided.then(async () => {
    await clearOtherEngines(engine);
    return provideToolchain({ engine, report });
  });
  // If this fails, the engine's check reports the error, and the next engine continues.
  lastProvided = provided.catch(() => undefined);
  return provided;
}

/**
 * Provides the toolchain for every other engine and immediately releases it. This removes leftovers from killed runs, which can block this
 * engine's tests.
 */
async function clearOtherEngines(engine: EngineName): Promise<void> {
  const others = (await enginesWithDeadRuns()).filter((name) => name !== engine);
  for (const other of others) {
    await (await provideToolchain({ engine: other, report })).release();
  }
}

function report(line: string): void {
  console.error(`berth: ${line}`);
}
