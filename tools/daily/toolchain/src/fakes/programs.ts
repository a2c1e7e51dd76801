import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Puts programs of our own making into a folder, for tests that let the real thing's part be played.
 *
 * @param folder - Made if it is missing.
 * @param scripts - For each file name the lines of a POSIX shell script.
 */
export function writePrograms(folder: string, scripts: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, lines] of Object.entries(scripts)) {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${lines}\n`);
    chmodSync(file, 0o755);
  }
}
