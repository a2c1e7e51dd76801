import { existsSync } from "node:fs";
import { join } from "node:path";
import { capture } from "../capture";
import { UsageError } from "../usage-error";

/** The files in the work tree that differ from a commit. */
export interface Change {
  /** The commit: the merge base of the given revision and the work tree's branch. */
  readonly base: string;
  /** The files that were added, changed or deleted since this commit. The paths are relative to the repository root. */
  readonly files: readonly string[];
}

/**
 * Finds the merge base of the current branch and a revision, and lists all changes since that commit. The list includes uncommitted changes
 * and untracked files.
 *
 * @param root - the repository root.
 * @param revision - a branch, tag or commit.
 * @throws UsageError if the revision does not exist or has no common ancestor with the branch.
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

/** Returns the changed files that still exist. */
export function existing(root: string, { files }: Change): string[] {
  return files.filter((file) => existsSync(join(root, file)));
}
