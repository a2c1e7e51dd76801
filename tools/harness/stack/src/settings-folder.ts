import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse, stringify } from "yaml";

/**
 * Prepares a folder outside the program for the configuration of the program's stacks.
 *
 * The CLI writes `Pulumi.<stack>.yaml` beside the `Pulumi.yaml` in its working directory. The prepared folder therefore gets a copy of the
 * program's `Pulumi.yaml` whose `main` points to the program. The CLI then writes nothing to the program's folder.
 *
 * Every call writes the copy, because the program's `Pulumi.yaml` may have changed.
 *
 * @param program - the folder of the Pulumi program.
 * @param folder - the working directory for the CLI. It is created if it does not exist.
 * @throws Error if the program has no `Pulumi.yaml`.
 */
export async function prepareSettingsFolder(program: string, folder: string): Promise<void> {
  const project = parse(await readFile(join(program, "Pulumi.yaml"), "utf8")) as { readonly main?: string };
  // The CLI accepts an absolute path here (source: getPwdMain in its pkg/engine/project.go).
  const copy = { ...project, main: resolve(program, project.main ?? ".") };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, "Pulumi.yaml"), stringify(copy));
}
