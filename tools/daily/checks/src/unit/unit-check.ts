import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Check } from "../check";
import { runCommand } from "../command";
import { readReport } from "../jest-report";
import { projectsOf } from "../workspace/projects";
import { unitOutcome } from "./unit-outcome";

/** The report file that each project's `test` target writes into the project folder. When nx replays a result, nx restores this file. */
const reportFile = "unit-report.json";

/** The projects whose unit tests need a POSIX system, because the tests start shell scripts and programs that begin with `#!`. */
const needsPosix = /^(?:packages\/driver|tools\/.*)$/u;

/** Whether the unit tests of a project can run on a platform. docs/platforms.md lists the tests that cannot run. */
export function runsOn(platform: NodeJS.Platform, folder: string): boolean {
  return platform !== "win32" || !needsPosix.test(folder);
}

/**
 * Creates the check that runs the unit tests of projects. If a project's tests have passed and its inputs have not changed since, nx
 * replays the result.
 *
 * @param folders - the folders of the projects to test, relative to the repository root. Projects without tests are skipped. Default: all.
 */
export function unitCheck(folders?: readonly string[]): Check {
  return {
    name: "unit",
    title: "unit tests, by project",
    run: async (context) => {
      const projects = projectsOf(context.root)
        .filter(({ folder, scripts }) => scripts["test"] !== undefined && folders?.includes(folder) !== false)
        .filter(({ folder }) => runsOn(process.platform, folder));
      if (projects.length === 0) return { passed: 0, failed: 0 };
      const reports = projects.map(({ folder }) => join(context.root, folder, reportFile));
      // If the report of an earlier run exists, this run must not count it.
      await Promise.all(reports.map((file) => rm(file, { force: true })));
      const started = Date.now();
      const names = projects.map(({ name }) => name).join(",");
      const exitCode = await runCommand(
        ["nx", "run-many", "-t", "test", `--projects=${names}`, "--parallel=2", "--outputStyle=static"],
        context,
      );
      const runs = projects.map(({ name }, index) => ({
        project: name,
        report: readReport(reports[index] ?? ""),
      }));
      return unitOutcome(runs, started, exitCode, context.root);
    },
  };
}
