import { existsSync } from "node:fs";
import { join } from "node:path";
import { capture } from "../capture";
import { UsageError } from "../usage-error";

/** The changes in the work tree since a commit. */
export interface Change {
  /** The merge base of the compared revision and the work tree's branch. */
  readonly base: string;
  /** The files that were added, changed or deleted since this commit. The paths are relative to the repository root. */
  readonly files: readonly string[];
}

/**
 * Finds the merge base of the branch and a revision. Reads all changes since that commit, including uncommitted changes and untracked
 * files.
 *
 * @param root - the repository root.
 * @param revision - a branch, a tag or a commit.
 * @throws UsageError if the revision does not exist, or has no common commit with the branch.
 */
export async function changeSince(root: string, revision: string): Promise<Change> {
  const git = (...args: string[]) => capture(["git", ...args], root);
  const base = await git("merge-base", "--end-of-options", revision, "HEAD").then(
    (commit) => commit.trim(),
    (error: unknown) => {
      throw new UsageError(`cannot compare with ${revision}: ${String(error)}`, { cause: error });
    },
  );
  const changed = await git("diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", base, "--");
  const unknown = await git("ls-files", "--others", "--exclude-standard", "-z");
  const files = new Set([...changed.split("\0"), ...unknown.split("\0")].filter(Boolean));
  return { base, files: [...files].sort() };
}

/** Returns a change's files that still exist. */
export function existing(root: string, { files }: Change): string[] {
  return files.filter((file) => existsSync(join(root, file)));
}
