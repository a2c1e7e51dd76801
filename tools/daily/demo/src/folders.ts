import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** The root of the work tree. */
export const topFolder = dirname(dirname(dirname(dirname(__dirname))));

/** Returns the folder that contains all files of an example's demo. The folder is inside `$XDG_STATE_HOME` or `~/.local/state`. */
export function stateFolder(example: string): string {
  const base = process.env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state");
  return join(base, "berth", "demo", example);
}
