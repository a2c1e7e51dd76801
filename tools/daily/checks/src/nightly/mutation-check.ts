import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { capture } from "../capture";
import type { Check, CheckContext, Outcome } from "../check";
import { runCommand } from "../command";
import { withUnexplainedFailure } from "../count";
import { mutatedPackages, sampleFiles, type MutatedPackage } from "./mutation-sample";
import { mutationOutcome, type MutationReport } from "./mutation-score";

/**
 * Runs mutation tests with Stryker, which makes many small changes to a sample of each package's source files. The unit tests should fail after
 * each change. The environment variable `BERTH_MUTATION_SEED` selects the sample. By default, each day has another sample.
 */
export const mutationCheck: Check = {
  name: "mutation",
  title: "mutation tests: unit tests detect changes to a sample of each package's files",
  timeLimit: 360,
  run: async (context) => {
    const seed = process.env["BERTH_MUTATION_SEED"] ?? new Date().toISOString().slice(0, 10);
    const outcomes: Outcome[] = [];
    for (const mutated of mutatedPackages) outcomes.push(await mutate(mutated, seed, context));
    return {
      passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
      failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
      failures: outcomes.flatMap(({ failures = [] }) => failures),
      output: [`seed ${seed}`, ...outcomes.map(({ output = "" }) => output)].join("\n"),
    };
  },
};

/** Runs mutation tests on a sample of a package's files. */
async function mutate(mutated: MutatedPackage, seed: string, context: CheckContext): Promise<Outcome> {
  const { name, lowestScore, files } = mutated;
  const configuration = join(context.scratch, `stryker-${name}.config.json`);
  const report = join(context.scratch, `mutation-${name}.json`);
  const sources = await sourcesOf(name, context);
  await writeFile(
    configuration,
    JSON.stringify({
      testRunner: "jest",
      plugins: ["@stryker-mutator/jest-runner"],
      jest: { configFile: `packages/${name}/jest.mutation.config.cjs` },
      coverageAnalysis: "perTest",
      mutate: sampleFiles(sources, files, seed),
      ignorePatterns: ["unit-report.json"],
      // For a comment that turns off type checks, Stryker would write each file again, without its execute permission. swc checks no types.
      disableTypeChecks: false,
      // A timeout counts as detected, so a busy machine must not cause one. Stryker adds this time to the usual duration of the tests.
      timeoutMS: 60_000,
      // Stryker copies the work tree to this folder, which is outside the work tree.
      tempDirName: join(context.scratch, `mutation-${name}`),
      reporters: ["clear-text", "json"],
      clearTextReporter: { reportTests: false, reportMutants: false },
      jsonReporter: { fileName: report },
      allowConsoleColors: false,
    }),
  );
  // The built programs that some tests start are part of the copy.
  const exitCode = await runCommand(["stryker", "run", configuration], context, { BERTH_BUILT: "true" });
  return withUnexplainedFailure(mutationOutcome(name, read(report), lowestScore), exitCode !== 0);
}

/** Returns a package's source files. Declarations of types, tests and modules that only export others contain nothing to mutate. */
async function sourcesOf(name: string, { root }: CheckContext): Promise<string[]> {
  const found = await capture(["git", "ls-files", `packages/${name}/src/*.ts`], root);
  return found.split("\n").filter((file) => file !== "" && !/(\.test|\.d|\/index)\.ts$/u.test(file));
}

function read(report: string): MutationReport | undefined {
  return existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as MutationReport) : undefined;
}
