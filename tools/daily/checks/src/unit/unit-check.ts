import type { Check } from "../check";
import { runProjects } from "../run-projects";
import { projectsOf } from "../workspace/projects";

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
      return runProjects({ projects, target: "test", reportFile: "unit-report.json" }, context);
    },
  };
}
