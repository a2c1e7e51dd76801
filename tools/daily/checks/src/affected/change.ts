import { existsSync } from "node:fs";
import { join } from "node:path";
import { capture } from "../capture";
import { UsageError } from "../usage-error";

/** What has changed in the work tree since a commit. */
export interface Change {
  /** The commit from which the work tree's branch and the revision go apart. */
  readonly base: string;
  /** The files that were added, changed or deleted since, relative to the top folder. */
  readonly files: readonly string[];
}

/**
 * Reads what has changed since the work tree's branch left a revision: what is committed, what is not, and files that git does not know.
 *
 * @param root - the top folder.
 * @param revision - a branch, a tag or a commit.
 * @throws UsageError if there is no such revision, or no commit that both have in common.
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

/** The files of a change that have not been deleted. */
export function existing(root: string, { files }: Change): string[] {
  return files.filter((file) => existsSync(join(root, file)));
}
