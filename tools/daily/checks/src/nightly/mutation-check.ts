import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Check } from "../check";
import { runCommand } from "../command";
import { withUnexplainedFailure } from "../count";
import { mutationOutcome, type MutationReport } from "./mutation-score";

/** The minimum percentage of mutants that the tests must detect in each file. */
export const LOWEST_MUTATION_SCORE = 70;

/** The planners, which decide on which node an app runs and how clients reach the app. A planner's wrong decision breaks a host port. */
const mutated = [
  "packages/topology/src/placement/*.ts",
  "packages/topology/src/app/claims/*.ts",
  "packages/topology/src/app/services/*.ts",
  "packages/topology/src/app/exposures/**/*.ts",
];

/** Runs mutation tests with Stryker, which makes many small changes to the planners. The unit tests should fail after each change. */
export const mutationCheck: Check = {
  name: "mutation",
  title: `mutation tests: unit tests detect at least ${LOWEST_MUTATION_SCORE} % of the changes to each planner`,
  run: async (context) => {
    const configuration = join(context.scratch, "stryker.config.json");
    const report = join(context.scratch, "mutation.json");
    await writeFile(
      configuration,
      JSON.stringify({
        testRunner: "jest",
        plugins: ["@stryker-mutator/jest-runner"],
        jest: { configFile: "packages/topology/jest.mutation.config.cjs" },
        coverageAnalysis: "perTest",
        mutate: [...mutated, "!**/*.test.ts"],
        ignorePatterns: ["dist", "unit-report.json"],
        // Stryker copies the work tree to this folder, which is outside the work tree.
        tempDirName: join(context.scratch, "mutation"),
        reporters: ["clear-text", "json"],
        clearTextReporter: { reportTests: false, reportMutants: false },
        jsonReporter: { fileName: report },
        allowConsoleColors: false,
      }),
    );
    const exitCode = await runCommand(["stryker", "run", configuration], context);
    return withUnexplainedFailure(mutationOutcome(read(report), LOWEST_MUTATION_SCORE), exitCode !== 0);
  },
};

function read(report: string): MutationReport | undefined {
  return existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as MutationReport) : undefined;
}
