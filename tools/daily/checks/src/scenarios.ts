import { e2eFileNames, type E2eFileName } from "./affected/e2e-files";
import type { Check } from "./check";
import { e2eCheck, e2eEngines, isOn, type E2eEngine } from "./checks";
import { UsageError } from "./usage-error";

/** End-to-end files that are selected by name. */
export interface Scenario {
  /** A part of the selected files' paths under `tools/harness/e2e/src`. */
  readonly name: string;
  readonly files: readonly E2eFileName[];
  /** A regular expression that selects tests by their names, in jest's syntax. Default: all tests. */
  readonly testName?: string;
}

/**
 * Parses a scenario in the format `NAME` or `NAME:TEST NAME`.
 *
 * @throws UsageError with a list of all names if no file path contains the given name.
 */
export function scenarioOf(text: string): Scenario {
  const [, name = "", testName] = /^([^:]*)(?::(.*))?$/su.exec(text) ?? [];
  const files = name === "" ? [] : e2eFileNames.filter((file) => file.includes(name));
  if (files.length > 0) return { name, files, ...(testName === undefined ? {} : { testName }) };
  const known = e2eFileNames.map((file) => `  ${file.replace(/\.e2e\.ts$/u, "")}`).join("\n");
  throw new UsageError(`unknown scenario ${JSON.stringify(name)}. Use part of one of these names:\n${known}`);
}

/**
 * Creates one check for each combination of scenario and engine.
 *
 * @param engine - the engine to run on. Default: for each file, the first engine on which `npm test` runs the file.
 */
export function scenarioChecks(scenarios: readonly Scenario[], engine?: E2eEngine): Check[] {
  return scenarios.flatMap(({ name, files, testName }) =>
    e2eEngines.flatMap((each) => {
      const on = files.filter((file) => each === (engine ?? firstEngineOf(file)));
      if (on.length === 0) return [];
      const args = testName === undefined ? [] : [`--testNamePattern=${testName}`];
      const title = testName === undefined ? name : `${name}, tests that match ${testName}`;
      return [e2eCheck(`scenario-${name.replaceAll("/", "-")}-${each}`, title, each, on, args)];
    }),
  );
}

function firstEngineOf(file: E2eFileName): E2eEngine | undefined {
  return e2eEngines.find((engine) => isOn(engine, file));
}
