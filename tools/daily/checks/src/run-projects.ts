import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { CheckContext, Outcome } from "./check";
import { runCommand } from "./command";
import { readReport } from "./jest-report";
import { outcomeOfProjects } from "./project-outcome";
import type { Project } from "./workspace/projects";

/** The jest tests of several projects. nx runs the tests, or replays their cached results. */
export interface ProjectTests {
  readonly projects: readonly Pick<Project, "name" | "folder">[];
  /** The nx target that runs the tests. */
  readonly target: string;
  /**
   * The name of the report file that the target writes to each project's folder. When nx replays a result, it restores this file.
   */
  readonly reportFile: string;
  /**
   * Additional arguments for nx.
   *
   * @default none
   */
  readonly args?: readonly string[];
}

/**
 * Runs the tests of several projects. If a project's inputs have not changed since its tests last passed, nx replays the result.
 *
 * @param tests - the tests to run or replay.
 * @param env - environment variables for the tests. Default: none.
 */
export async function runProjects(
  tests: ProjectTests,
  context: CheckContext,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const { projects, target, reportFile, args = [] } = tests;
  const reports = projects.map(({ folder }) => join(context.root, folder, reportFile));
  // Remove reports of earlier runs, which this run must not count.
  await Promise.all(reports.map((file) => rm(file, { force: true })));
  const started = Date.now();
  const names = projects.map(({ name }) => name).join(",");
  const exitCode = await runCommand(
    ["nx", "run-many", "-t", target, `--projects=${names}`, "--parallel=2", "--outputStyle=static", ...args],
    context,
    env,
  );
  const runs = projects.map(({ name }, index) => ({
    project: name,
    report: readReport(reports[index] ?? ""),
  }));
  return outcomeOfProjects(runs, started, exitCode, context.root);
}
