import { symlink } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import { cached, contentKey, forget } from "@kind-berth-tools/cache";
import { onPath } from "./process/on-path";

/** The number of link folders to keep. This number is sufficient for several work trees and the previous commit. */
const KEPT_FOLDERS = 16;

/**
 * Returns a PATH value on which each of the given programs is the first program with its name.
 *
 * If a program is not yet the first program with its name, this function creates a link to it. The links are in a folder that contains only
 * links and is first on the returned PATH.
 *
 * @param programs - The absolute paths of the programs.
 * @param path - The initial value of PATH. Default: this process's PATH.
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
