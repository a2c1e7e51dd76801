import { symlink } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import { cached, contentKey, forget } from "@kind-berth-tools/cache";
import { onPath } from "./process/on-path";

/** The number of link folders to keep. It is enough for several work trees and for the previous commit. */
const KEPT_FOLDERS = 16;

/**
 * Returns a PATH on which each of these programs is the first of its name.
 *
 * Programs that are not first yet are linked in a folder at the beginning of the PATH. The folder contains no other programs.
 *
 * @param programs - Absolute paths.
 * @param path - The initial value of PATH. Default: the PATH of this process.
 */
export async function pathWith(
  programs: readonly string[],
  path = process.env["PATH"] ?? "",
): Promise<string> {
  const hidden = programs.filter((program) => onPath(basename(program), path)[0] !== program).sort();
  if (hidden.length === 0) return path;
  const links = await cached("links", contentKey(...hidden), async (dir) => {
    for (const program of hidden) await symlink(program, join(dir, basename(program)));
  });
  await forget("links", KEPT_FOLDERS);
  return [links, ...path.split(delimiter).filter((folder) => folder !== links)].join(delimiter);
}
