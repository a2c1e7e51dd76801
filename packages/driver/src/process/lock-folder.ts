import type { Stats } from "node:fs";
import { lstat, mkdir } from "node:fs/promises";
import { BerthError } from "@kind-berth/topology";

/**
 * Returns the path of the folder that contains a user's locks on Linux and macOS.
 *
 * The path is the same for all processes of the user. `$TMPDIR`, `$XDG_RUNTIME_DIR` and `$HOME` can differ between two shells, and then two
 * runs could both acquire a lock. The path is also short, because on macOS the path of a socket can have at most 103 bytes.
 */
export function lockFolderPath(user = process.geteuid?.()): string {
  return `/tmp/berth-locks-${user ?? ""}`;
}

/**
 * Creates the folder for the user's locks, or checks the existing folder. No other user can create, remove or rename files in the folder.
 * Therefore, each process that listens in the folder is a process of this user.
 *
 * @returns the folder's path
 * @throws {@link BerthError} `LOCK_FOLDER_UNSAFE` if another user could change the folder or its files
 */
export async function openLockFolder(path = lockFolderPath()): Promise<string> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  // If this user owns the folder, no other user can replace the folder after this check, because `/tmp` has the sticky bit.
  const problem = lockFolderProblem(await lstat(path), process.geteuid?.());
  if (problem !== undefined) throw lockFolderUnsafe(path, problem);
  return path;
}

/**
 * Returns why a folder cannot contain locks, as a predicate. Returns `undefined` if the folder is private.
 *
 * @param stats - the properties of the path itself; if the path is a symbolic link, the properties of the link
 * @param user - the ID of the user who runs this process
 */
export function lockFolderProblem(
  stats: Pick<Stats, "isDirectory" | "isSymbolicLink" | "uid" | "mode">,
  user: number | undefined,
): string | undefined {
  if (stats.isSymbolicLink()) return "is a symbolic link";
  if (!stats.isDirectory()) return "is not a folder";
  if (stats.uid !== user) return `belongs to another user, with the ID ${stats.uid}`;
  const mode = stats.mode & 0o777;
  if ((mode & 0o077) !== 0) return `is accessible to other users (mode ${mode.toString(8).padStart(4, "0")})`;
  return undefined;
}

/**
 * Creates the error for a folder that cannot contain locks.
 *
 * @param problem - a predicate; see {@link lockFolderProblem}
 */
export function lockFolderUnsafe(path: string, problem: string): BerthError {
  return new BerthError(`folder "${path}"`, [
    {
      code: "LOCK_FOLDER_UNSAFE",
      object: `folder "${path}"`,
      state: problem,
      reason: "Berth keeps cluster locks in this folder, which only the user running Berth may access",
      remedy: `Wait until all runs of Pulumi on this machine have ended, and remove the folder: \`rm -r ${path}\`. If another user owns the folder, remove it as root. The next run creates the folder again.`,
    },
  ]);
}
