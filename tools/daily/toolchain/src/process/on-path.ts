import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Every program of that name on the PATH, in its order, each file once.
 *
 * @param name - File name of the program.
 * @param path - Value of PATH. Default: that of this process.
 * @returns Paths as PATH gives them, links not resolved.
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

/** Whether the file is there and may be run by this user. */
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
