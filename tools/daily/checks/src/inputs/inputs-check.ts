import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "../capture";
import type { Check, CheckContext, Outcome } from "../check";
import { runCommand } from "../command";
import { projectsOf, type Project } from "../workspace/projects";
import { undeclaredReads } from "./undeclared-reads";

/**
 * Checks that nx replays unit-test results only if no file that the tests read has changed. The check runs every project's unit tests and
 * records the files that they read. It then compares these files with the `test` target's inputs. Each project counts as one case.
 */
export const inputsCheck: Check = {
  name: "inputs",
  title:
    "each file that a unit test reads is declared as an input of the test, so that cached results are valid",
  run: async (context) => {
    const projects = projectsOf(context.root);
    const sources = (
      await capture(["git", "ls-files", "--cached", "--others", "--exclude-standard"], context.root)
    ).split("\n");
    const failures: { test: string; reason: string }[] = [];
    const tested = projects.filter(({ scripts }) => scripts["test"] !== undefined);
    for (const project of tested) {
      if (context.signal.aborted) break;
      const { status, reads } = await readsOf(project, context);
      const found = undeclaredReads(
        {
          folder: project.folder,
          reads,
          inputs: await inputsOf(project, context.root),
          builds: await buildsFirst(project, context.root),
        },
        sources,
        projects.map(({ folder }) => folder),
      );
      if (status !== 0)
        found.push(
          `jest ended with exit code ${status}: the list of files that the tests read is not complete`,
        );
      if (found.length > 0) failures.push({ test: project.folder, reason: found.join("\n") });
    }
    return { passed: tested.length - failures.length, failed: failures.length, failures } satisfies Outcome;
  },
};

/** Runs a project's unit tests and records the files and folders that the tests read in the work tree. */
async function readsOf(
  { folder }: Project,
  context: CheckContext,
): Promise<{ readonly status: number; readonly reads: readonly string[] }> {
  const list = join(context.scratch, `reads-of-${folder.replaceAll("/", "-")}`);
  const status = await runCommand(["jest", "-c", `${folder}/jest.config.cjs`], context, {
    BERTH_READS_OF_TESTS: list,
    BERTH_WORK_TREE: context.root,
    NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, "record-reads.js"))}`,
  });
  const reads = existsSync(list) ? readFileSync(list, "utf8").split("\n").filter(Boolean) : [];
  return { status, reads: [...new Set(reads)] };
}

/** Returns the files that a project's `test` target declares as inputs. */
async function inputsOf({ name }: Project, root: string): Promise<readonly string[]> {
  const shown = await capture(["nx", "show", "target", "inputs", `${name}:test`, "--json"], root);
  return (JSON.parse(shown) as { readonly files: readonly string[] }).files;
}

/** Whether jest builds a project's programs before it runs the tests (see tools/daily/setup/jest/build.cjs). */
async function buildsFirst({ folder }: Project, root: string): Promise<boolean> {
  const shown = await capture(["jest", "-c", `${folder}/jest.config.cjs`, "--showConfig"], root);
  const { configs } = JSON.parse(shown) as { readonly configs: readonly { readonly globalSetup?: string }[] };
  return configs.every(({ globalSetup = "" }) => globalSetup.endsWith("build.cjs"));
}
