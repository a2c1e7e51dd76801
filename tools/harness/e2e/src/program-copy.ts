import { cp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { examplesFolder, programsFolder, workspaceRoot } from "./folders";

/**
 * Copies a Pulumi program of the tests, so that the configuration that the CLI writes beside it is gone with the copy.
 *
 * @param name - its folder under `programs`.
 * @param to - a folder that is not there yet. It finds the workspace's packages.
 */
export function copyProgram(name: string, to: string): Promise<void> {
  return copyFolder(join(programsFolder, name), to);
}

/** Copies an example as {@link copyProgram} copies a program. */
export function copyExample(name: string, to: string): Promise<void> {
  return copyFolder(join(examplesFolder, name), to);
}

async function copyFolder(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (source) => !source.endsWith("node_modules") });
  await symlink(join(workspaceRoot, "node_modules"), join(to, "node_modules"));
}
