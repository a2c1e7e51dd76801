import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { provideActionlint } from "@kind-berth-tools/toolchain";
import type { Check } from "./check";
import { runCommand } from "./command";

/** The folder of the GitHub workflows, relative to the top folder. */
export const workflowsFolder = ".github/workflows";

/** Shell scripts are not checked: the result would depend on the linters that the machine has. */
const settings = ["-shellcheck=", "-pyflakes="] as const;

/** The exit code of actionlint if it finds problems (source: its docs/usage.md). */
const problemsFound = 1;

/** A workflow with a mistake that actionlint must find: the property does not exist. */
const broken = `on: push
jobs:
  broken:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ github.no_such_property }}
`;

/**
 * The check that actionlint finds nothing wrong in the GitHub workflows, with a control: it must find the mistake in a broken workflow.
 *
 * @param provide - Provides actionlint. Default: the toolchain.
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
        // Without a file name, actionlint would search for files itself, and succeed if it finds none.
        files.length > 0 && (await runCommand([path, ...settings, ...files], context)) === 0,
      ];
      const passed = results.filter(Boolean).length;
      return { passed, failed: results.length - passed };
    },
  };
}

/** Runs a program without showing its output. A program that cannot be started has no exit code. */
function exitCodeOf(program: string, args: readonly string[]): Promise<number | undefined> {
  return new Promise((resolve) => {
    const child = execFile(program, args, () => {
      resolve(child.exitCode ?? undefined);
    });
  });
}
