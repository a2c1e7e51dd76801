import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Names and contents of the files in folders, for a content key: by name, so that the order is always the same.
 *
 * @param folders - Absolute paths.
 * @param counts - Which file names count.
 * @returns Name, contents, name, contents, and so on; each name begins at its folder.
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
 * The lab's own code in folders of its source: what it makes changes when the code does.
 *
 * @param folders - Names of folders beside this file.
 */
export function codeOf(...folders: string[]): Promise<string[]> {
  return contentsOf(
    folders.map((folder) => join(__dirname, folder)),
    (name) => /^[a-z-]+\.(js|ts)$/.test(name),
  );
}
