import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse, stringify } from "yaml";

/**
 * Prepares a folder for the configuration of a program's stacks. The folder is outside the program's folder.
 *
 * The CLI writes `Pulumi.<stack>.yaml` next to the `Pulumi.yaml` in its working directory. The prepared folder therefore contains a copy of
 * the program's `Pulumi.yaml` whose field `main` points to the program. With this copy, the CLI writes nothing to the program's folder.
 *
 * Every call writes the copy again, because the program's `Pulumi.yaml` may have changed.
 *
 * @param program - the folder of the Pulumi program.
 * @param folder - the folder to prepare, which is the working directory of the CLI. It is created if it does not exist.
 * @throws Error if the folder of the program contains no `Pulumi.yaml`.
 */
export async function prepareSettingsFolder(program: string, folder: string): Promise<void> {
  const project = parse(await readFile(join(program, "Pulumi.yaml"), "utf8")) as { readonly main?: string };
  // In the field `main`, the CLI accepts an absolute path (source: getPwdMain in its pkg/engine/project.go).
  const copy = { ...project, main: resolve(program, project.main ?? ".") };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, "Pulumi.yaml"), stringify(copy));
}
