import { capture } from "../capture";
import { projectsOf } from "../workspace/projects";
import { affectedE2e } from "./affected-e2e";
import { changeSince, existing } from "./change";
import { e2eFileNames } from "./e2e-files";
import { importsOfE2e } from "./imports-of-e2e";
import type { Scope } from "./scope";

/**
 * Selects the checks that the changes since a revision require, and reports the selection.
 *
 * @param root - the repository root.
 * @param revision - a branch, tag or commit.
 * @param report - a function that is called with each line of the report.
 * @throws UsageError if the revision does not exist.
 */
export async function scopeSince(
  root: string,
  revision: string,
  report: (line: string) => void,
): Promise<Scope> {
  const change = await changeSince(root, revision);
  const names = JSON.parse(
    await capture(["nx", "show", "projects", "--affected", `--base=${change.base}`, "--json"], root),
  ) as string[];
  const projects = projectsOf(root).filter(({ name }) => names.includes(name));
  const reasons = affectedE2e(change.files, await importsOfE2e(root));
  report(`${change.files.length} files have changed since ${revision} (${change.base.slice(0, 12)}).`);
  report(`Affected projects: ${projects.map(({ folder }) => folder).join(", ") || "none"}`);
  report(`Affected end-to-end files: ${reasons.size} of ${e2eFileNames.length}`);
  for (const [file, reason] of reasons) report(`  ${file} because of ${reason}`);
  return {
    files: existing(root, change),
    projects: projects.map(({ folder }) => folder),
    e2e: [...reasons.keys()],
  };
}
