import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Reads the names and contents of the files in folders, for a content key. The files are sorted by name, so that their order is always the
 * same.
 *
 * @param folders - The absolute paths of the folders.
 * @param counts - A function that returns whether to include a file with a given name.
 * @returns A list that alternates between the name and the contents of each file. Each name is relative to its folder.
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
 * Reads the source code of the lab in some folders. The content key of a part includes this source code, so that the part is rebuilt when
 * the code changes.
 *
 * @param folders - The names of folders that are in the same folder as this file.
 */
export function codeOf(...folders: string[]): Promise<string[]> {
  return contentsOf(
    folders.map((folder) => join(__dirname, folder)),
    (name) => /^[a-z-]+\.(js|ts)$/.test(name),
  );
}
