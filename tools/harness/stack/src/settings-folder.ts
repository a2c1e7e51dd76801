import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse, stringify } from "yaml";

/**
 * Prepares a folder for a program's stack configurations, outside the program's own folder.
 *
 * The prepared folder contains a copy of the program's `Pulumi.yaml`, whose `main` field points to the program. With this copy, the CLI
 * writes nothing to the program's folder.
 *
 * Every call rewrites the copy, because the program's `Pulumi.yaml` may have changed.
 *
 * @param program - the Pulumi program's folder.
 * @param folder - the folder to prepare, which is the CLI's working directory. It is created if it does not exist.
 * @throws Error if the program's folder contains no `Pulumi.yaml`.
 */
export async function prepareSettingsFolder(program: string, folder: string): Promise<void> {
  const project = parse(await readFile(join(program, "Pulumi.yaml"), "utf8")) as { readonly main?: string };
  // The CLI accepts an absolute path in the `main` field (source: getPwdMain in its pkg/engine/project.go).
  const copy = { ...project, main: resolve(program, project.main ?? ".") };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, "Pulumi.yaml"), stringify(copy));
}
