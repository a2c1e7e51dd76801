import { join } from "node:path";
import { copyProgramFolder } from "@kind-berth-tools/stack";
import { examplesFolder, programsFolder, workspaceRoot } from "./folders";

/**
 * The packages that `npm install` would add to a program. A copy links only these packages instead of the whole workspace, because Pulumi's
 * language host searches all linked packages for providers on every run.
 */
const packages = ["@kind-berth/components", "@pulumi/command", "@pulumi/kubernetes", "@pulumi/pulumi"];

/**
 * Copies one of the tests' Pulumi programs. The CLI writes the stack configuration to the copy, which is deleted after the tests.
 *
 * @param name - the name of the program's folder under `programs`.
 * @param to - a folder that does not exist yet. The function creates links to {@link packages} in it.
 */
export function copyProgram(name: string, to: string): Promise<void> {
  return copyFolder(join(programsFolder, name), to);
}

/** Copies an example in the same way as {@link copyProgram} copies a program. */
export function copyExample(name: string, to: string): Promise<void> {
  return copyFolder(join(examplesFolder, name), to);
}

function copyFolder(from: string, to: string): Promise<void> {
  return copyProgramFolder({ from, to, nodeModules: join(workspaceRoot, "node_modules"), packages });
}
