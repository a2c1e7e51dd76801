import { cp, mkdir, realpath, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { examplesFolder, programsFolder, workspaceRoot } from "./folders";

/**
 * The packages that a program finds, as `npm install` would put them beside it. The whole workspace's would do too, but Pulumi's
 * language host searches all of them for providers whenever it runs a program.
 */
const packages = ["@kind-berth/components", "@pulumi/command", "@pulumi/kubernetes", "@pulumi/pulumi"];

/**
 * Copies a Pulumi program of the tests, so that the configuration that the CLI writes beside it is gone with the copy.
 *
 * @param name - its folder under `programs`.
 * @param to - a folder that is not there yet. It finds {@link packages}.
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
  for (const name of packages) {
    const link = join(to, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(await realpath(join(workspaceRoot, "node_modules", name)), link);
  }
}
