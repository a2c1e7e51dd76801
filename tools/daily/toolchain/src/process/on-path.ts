import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Returns all programs on PATH that have the given name, in PATH order. Each file is listed only once.
 *
 * @param name - The program's file name.
 * @param path - The value of PATH. Default: this process's PATH.
 * @returns The paths, without resolving symbolic links.
 */
export function onPath(name: string, path: string = process.env["PATH"] ?? ""): string[] {
  const seen = new Set<string>();
  return path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .filter((file) => {
      if (!isProgram(file) || seen.has(realpathSync(file))) return false;
      seen.add(realpathSync(file));
      return true;
    });
}

/** Whether the file exists and this user can execute it. */
export function isProgram(file: string): boolean {
  if (!(statSync(file, { throwIfNoEntry: false })?.isFile() ?? false)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EACCES") return false;
    throw error;
  }
}
