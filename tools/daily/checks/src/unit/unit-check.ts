import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Check } from "../check";
import { runCommand } from "../command";
import { readReport } from "../jest-report";
import { projectsOf } from "../workspace/projects";
import { outcomeOfProjects } from "../project-outcome";

/**
 * The name of the report file that each project's `test` target writes to the project folder. When nx replays a result, it restores this
 * file.
 */
const reportFile = "unit-report.json";

/** Matches the projects whose unit tests need a POSIX system. These tests start shell scripts and programs that begin with `#!`. */
const needsPosix = /^(?:packages\/driver|tools\/.*)$/u;

/** Whether a project's unit tests can run on a platform. docs/platforms.md lists the exceptions. */
export function runsOn(platform: NodeJS.Platform, folder: string): boolean {
  return platform !== "win32" || !needsPosix.test(folder);
}

/**
 * Creates a check that runs the projects' unit tests. If a project's inputs have not changed since its tests last passed, nx replays the
 * result.
 *
 * @param folders - the folders of the projects to test, relative to the repository root. Projects without tests are skipped. Default: all
 * projects.
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
      // Remove reports of earlier runs, which this run must not count.
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
      return outcomeOfProjects(runs, started, exitCode, context.root);
    },
  };
}
