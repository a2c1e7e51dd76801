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
 * The number of test files that run at the same time on one engine. Clusters spend most of their time waiting for timers. If two engines
 * run at the same time, two files for each engine keep two processors busy.
 */
const FILES_AT_ONCE = 2;

/**
 * Creates a check that runs jest tests which need the toolchain and a container engine. The check provides the toolchain and the engine,
 * and releases both at the end.
 *
 * @param engine - the engine that the toolchain provides. The tests connect to the engine through the environment variables of the
 * toolchain. `BERTH_ENGINE` contains the name of the engine.
 * @param config - the jest configuration, relative to the repository root.
 * @param args - additional arguments for jest, such as the test files in their order. Default: all test files of the configuration.
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
    // The checks of the other engine run at the same time.
    lane: engine,
    run: async (context) => {
      const toolchain = await provideInTurn(engine);
      try {
        const all = ["-c", config, `--maxWorkers=${FILES_AT_ONCE}`, ...args];
        return await runJest(name, all, context, {
          ...toolchain.env,
          BERTH_ENGINE: engine,
          // Caches compiled code, because every run of Pulumi starts Node.js for the language host, the providers, the program and the
          // driver.
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
 * Provides the tools of the engines one after the other. Both engines may need to install Debian packages, but only one apt-get process can
 * run at a time.
 */
function provideInTurn(engine: EngineName): Promise<Toolchain> {
  const provided = lastProvided.then(async () => {
    await clearOtherEngines(engine);
    return provideToolchain({ engine, report });
  });
  // If this fails, the check of the engine reports the error, and the next engine continues.
  lastProvided = provided.catch(() => undefined);
  return provided;
}

/**
 * Provides the toolchain for each other engine and releases it at once. This removes the leftovers of killed runs, which can block the
 * tests of this engine.
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
