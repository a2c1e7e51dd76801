import { cp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { programsFolder, workspaceRoot } from "./folders";

/**
 * Copies a Pulumi program of the tests, so that the configuration that the CLI writes beside it is gone with the copy.
 *
 * @param name - its folder under `programs`.
 * @param to - a folder that is not there yet. It finds the workspace's packages.
 */
export async function copyProgram(name: string, to: string): Promise<void> {
  await cp(join(programsFolder, name), to, { recursive: true });
  await symlink(join(workspaceRoot, "node_modules"), join(to, "node_modules"));
}
