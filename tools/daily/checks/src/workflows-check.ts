import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { provideActionlint } from "@kind-berth-tools/toolchain";
import type { Check } from "./check";
import { runCommand } from "./command";

/** The folder that contains the GitHub workflows, relative to the repository root. */
export const workflowsFolder = ".github/workflows";

/** The check does not lint embedded scripts, because the result would depend on which linters are installed on the machine. */
const settings = ["-shellcheck=", "-pyflakes="] as const;

/** The exit code with which actionlint ends if it finds problems (source: actionlint's docs/usage.md). */
const problemsFound = 1;

/** A workflow with an invalid property, which actionlint must find. */
const broken = `on: push
jobs:
  broken:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ github.no_such_property }}
`;

/**
 * Creates a check that fails if actionlint finds problems in the GitHub workflows. As a control, actionlint must also find the mistake in a
 * broken workflow.
 *
 * @param provide - a function that provides actionlint. Default: the toolchain's function.
 */
export function workflowsCheck(provide: typeof provideActionlint = provideActionlint): Check {
  return {
    name: "workflows",
    title: "actionlint accepts the GitHub workflows, and rejects a broken one",
    run: async (context) => {
      const { path } = await provide((line) => {
        console.error(`berth: ${line}`);
      });
      const control = join(context.scratch, "broken-workflow.yml");
      await writeFile(control, broken);
      const files = globSync(`${workflowsFolder}/*.{yml,yaml}`, { cwd: context.root });
      const results = [
        (await exitCodeOf(path, [...settings, control])) === problemsFound,
        // Without file names, actionlint searches for workflows itself and succeeds even if it finds none.
        files.length > 0 && (await runCommand([path, ...settings, ...files], context)) === 0,
      ];
      const passed = results.filter(Boolean).length;
      return { passed, failed: results.length - passed };
    },
  };
}

/** Runs a program without showing its output. Returns the program's exit code, or `undefined` if the program cannot be started. */
function exitCodeOf(program: string, args: readonly string[]): Promise<number | undefined> {
  return new Promise((resolve) => {
    const child = execFile(program, args, () => {
      resolve(child.exitCode ?? undefined);
    });
  });
}
