import { e2eFileNames, type E2eFileName } from "./affected/e2e-files";
import type { Check } from "./check";
import { e2eCheck, e2eEngines, isOn, type E2eEngine } from "./checks";
import { UsageError } from "./usage-error";

/** A selection of end-to-end files by name. */
export interface Scenario {
  /** A text that selects files. A file is selected if its path under `tools/harness/e2e/src` contains this text. */
  readonly name: string;
  readonly files: readonly E2eFileName[];
  /** A regular expression, in jest's syntax, that selects the tests whose names match. Default: all tests. */
  readonly testName?: string;
}

/**
 * Parses a scenario in the format `NAME` or `NAME:TEST NAME`.
 *
 * @throws UsageError if no file path contains the given name. The message lists all names.
 */
export function scenarioOf(text: string): Scenario {
  const [, name = "", testName] = /^([^:]*)(?::(.*))?$/su.exec(text) ?? [];
  const files = name === "" ? [] : e2eFileNames.filter((file) => file.includes(name));
  if (files.length > 0) return { name, files, ...(testName === undefined ? {} : { testName }) };
  const known = e2eFileNames.map((file) => `  ${file.replace(/\.e2e\.ts$/u, "")}`).join("\n");
  throw new UsageError(`unknown scenario ${JSON.stringify(name)}. Use part of one of these names:\n${known}`);
}

/**
 * Creates one check for each scenario and engine.
 *
 * @param engine - the engine on which all files run. Default: each file runs on the first engine that `npm test` uses for it.
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
