import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the example stacks. */
export const examplesFolder = join(dirname(dirname(dirname(__dirname))), "examples");

/** The names of the example stacks, each a folder with a Pulumi project. */
export function exampleNames(): string[] {
  return readdirSync(examplesFolder).filter((name) => existsSync(join(examplesFolder, name, "Pulumi.yaml")));
}
