import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyProgramFolder } from "@kind-berth-tools/stack";
import { build } from "esbuild";
import { examplesFolder, programsFolder, workspaceRoot } from "./folders";

/**
 * The packages that `npm install` would add to a program. A copy links only these packages instead of the whole workspace, because Pulumi's
 * language host searches all linked packages for providers on every run.
 */
const packages = ["@kind-berth/components", "@pulumi/command", "@pulumi/kubernetes", "@pulumi/pulumi"];

/**
 * Copies one of the tests' Pulumi programs, and compiles the copy to a CommonJS module once. Otherwise, Pulumi would load the TypeScript
 * compiler at every run of the program. ECMAScript modules stay unchanged, because they can contain a top-level `await`. `outside.e2e.ts`,
 * `examples.e2e.ts` and the tests of examples run TypeScript programs.
 *
 * The CLI writes the stack configuration to the copy, which is deleted after the tests.
 *
 * @param name - the name of the program's folder under `programs`.
 * @param to - a folder that does not exist yet. The function creates links to {@link packages} in it.
 */
export async function copyProgram(name: string, to: string): Promise<void> {
  await copyFolder(join(programsFolder, name), to);
  if (await isModule(to)) return;
  await build({
    entryPoints: [join(to, "index.ts")],
    outfile: join(to, "index.js"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    logLevel: "warning",
  });
  const sources = (await readdir(to)).filter((file) => file.endsWith(".ts") || file === "tsconfig.json");
  await Promise.all(sources.map((file) => rm(join(to, file))));
  const project = { name, runtime: { name: "nodejs", options: { typescript: false } } };
  // YAML contains JSON.
  await writeFile(join(to, "Pulumi.yaml"), JSON.stringify(project));
}

/** Whether a program consists of ECMAScript modules. */
async function isModule(folder: string): Promise<boolean> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { type?: string };
  return manifest.type === "module";
}

/** Copies an example without compiling it. Otherwise, the copy is like that of {@link copyProgram}. */
export function copyExample(name: string, to: string): Promise<void> {
  return copyFolder(join(examplesFolder, name), to);
}

function copyFolder(from: string, to: string): Promise<void> {
  return copyProgramFolder({ from, to, nodeModules: join(workspaceRoot, "node_modules"), packages });
}
