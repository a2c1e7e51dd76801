import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The names and contents of the files in folders, for a content key. The files are sorted by name, so that the order is stable.
 *
 * @param folders - Absolute paths.
 * @param counts - Whether to include a file with this name.
 * @returns Name, contents, name, contents, and so on. Each name is relative to its folder.
 */
export async function contentsOf(
  folders: readonly string[],
  counts: (name: string) => boolean = () => true,
): Promise<string[]> {
  const contents: string[] = [];
  for (const folder of folders) {
    const paths = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && counts(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const path of paths) contents.push(path.slice(folder.length), await readFile(path, "utf8"));
  }
  return contents;
}

/**
 * The source code of the lab in some folders. The content key of a part includes it, so that the part is rebuilt when the code changes.
 *
 * @param folders - The names of folders beside this file.
 */
export function codeOf(...folders: string[]): Promise<string[]> {
  return contentsOf(
    folders.map((folder) => join(__dirname, folder)),
    (name) => /^[a-z-]+\.(js|ts)$/.test(name),
  );
}
