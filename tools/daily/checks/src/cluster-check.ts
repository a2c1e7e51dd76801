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
 * How many test files run at once on an engine. Clusters wait on timers for most of the time; with two engines side by side, two
 * files each keep two processors busy.
 */
const FILES_AT_ONCE = 2;

/**
 * A check by jest that needs the toolchain and a container engine, both provided for it and given back after it.
 *
 * @param engine - which engine the toolchain provides; the tests find it through the toolchain's environment and its
 * name in `BERTH_ENGINE`.
 * @param config - the jest configuration, relative to the top folder.
 * @param args - more arguments of jest's, such as which test files to run, in their order. Default: all of the configuration.
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
    // The other engine's checks run beside it.
    lane: engine,
    run: async (context) => {
      const toolchain = await provideInTurn(engine);
      try {
        const all = ["-c", config, `--maxWorkers=${FILES_AT_ONCE}`, ...args];
        return await runJest(name, all, context, {
          ...toolchain.env,
          BERTH_ENGINE: engine,
          // The language host, the providers, the program and the driver are processes of Node.js, begun anew for every run of Pulumi.
          NODE_COMPILE_CACHE: join(context.scratch, "compiled"),
        });
      } finally {
        await toolchain.release();
      }
    },
  };
}

let lastProvided: Promise<unknown> = Promise.resolve();

/** Provides the tools of one engine after those of another: both may have to install Debian's packages, and apt-get works alone. */
function provideInTurn(engine: EngineName): Promise<Toolchain> {
  const provided = lastProvided.then(async () => {
    await clearOtherEngines(engine);
    return provideToolchain({ engine, report });
  });
  // Where that fails, the check that has asked for it says so, and the next has its turn.
  lastProvided = provided.catch(() => undefined);
  return provided;
}

/** What a killed run left on another engine may be in the way of this one's; providing an engine clears it. */
async function clearOtherEngines(engine: EngineName): Promise<void> {
  const others = (await enginesWithDeadRuns()).filter((name) => name !== engine);
  for (const other of others) {
    await (await provideToolchain({ engine: other, report })).release();
  }
}

function report(line: string): void {
  console.error(`berth: ${line}`);
}
