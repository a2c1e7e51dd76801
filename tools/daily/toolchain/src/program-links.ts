import { symlink } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import { cached, contentKey, forget } from "@kind-berth-tools/cache";
import { onPath } from "./process/on-path";

/** How many folders of links are kept: those of a few work trees and of the commit before. */
const KEPT_FOLDERS = 16;

/**
 * A value of PATH on which each of these programs is the first of its name.
 *
 * Only those that are not so already are put before, by a folder of links: nothing else comes before what was there.
 *
 * @param programs - Absolute paths.
 * @param path - Value of PATH to begin with. Default: that of this process.
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
