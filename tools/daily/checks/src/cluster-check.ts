import {
  type EngineName,
  enginesWithDeadRuns,
  provideToolchain,
  type Toolchain,
} from "@kind-berth-tools/toolchain";
import { join } from "node:path";
import type { Check, CheckContext, Outcome } from "./check";
import { runJest } from "./jest-check";

/**
 * The number of test files that run on one engine at the same time. A cluster mostly waits for timers. If two engines run tests at the same
 * time, two files per engine keep two processors busy.
 */
const FILES_AT_ONCE = 2;

/**
 * Creates a check that runs jest tests on a container engine. The check provides the toolchain and the engine, and releases both at the
 * end.
 *
 * @param engine - the engine that the toolchain provides. The toolchain sets the environment variables that the tests need to connect to
 * the engine. `BERTH_ENGINE` contains the engine's name.
 * @param config - the jest configuration, relative to the repository root.
 * @param args - additional arguments for jest, such as the test files in the order in which they run. Default: all test files in the
 * configuration.
 */
export function clusterCheck(
  name: string,
  title: string,
  engine: EngineName,
  config: string,
  args: readonly string[] = [],
): Check {
  return checkOnEngine(name, title, engine, (context, env) =>
    runJest(name, ["-c", config, `--maxWorkers=${FILES_AT_ONCE}`, ...args], context, {
      ...env,
      // Cache compiled code, because every Pulumi run starts Node.js for the language host, the providers, the program and the driver. The
      // cache is in the run's scratch folder, so no process that outlives the check may use it.
      NODE_COMPILE_CACHE: join(context.scratch, "compiled"),
    }),
  );
}

/**
 * Creates a check that provides the toolchain and an engine, runs tests, and releases both at the end.
 *
 * @param run - runs the tests with the given environment variables, which the tests need to connect to the engine.
 */
export function checkOnEngine(
  name: string,
  title: string,
  engine: EngineName,
  run: (context: CheckContext, env: Readonly<Record<string, string>>) => Promise<Outcome>,
): Check {
  return {
    name,
    title,
    // The checks for the other engine run at the same time.
    lane: engine,
    run: async (context) => {
      const toolchain = await provideInTurn(engine);
      try {
        return await run(context, {
          ...toolchain.env,
          BERTH_ENGINE: engine,
          BERTH_TOOLS: toolsText(toolchain),
        });
      } finally {
        await toolchain.release();
      }
    },
  };
}

/** Returns a text that differs between two toolchains if a tool has another version or another source, such as a stand-in. */
function toolsText({ tools }: Toolchain): string {
  return tools.map(({ name, version, origin }) => `${name} ${version} (${origin})`).join(", ");
}

let lastProvided: Promise<unknown> = Promise.resolve();

/**
 * Provides the toolchain for one engine at a time. Each engine may need Debian packages, and only one apt-get process can run at a time.
 */
function provideInTurn(engine: EngineName): Promise<Toolchain> {
  const provided = lastProvided.then(async () => {
    await clearOtherEngines(engine);
    return provideToolchain({ engine, report });
  });
  // If this step fails, the engine's check reports the error, and the next engine continues.
  lastProvided = provided.catch(() => undefined);
  return provided;
}

/**
 * Provides the toolchain for every other engine and immediately releases it. This step removes leftovers of killed runs, which can block
 * the tests on this engine.
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
