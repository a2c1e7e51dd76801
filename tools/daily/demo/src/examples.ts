import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";

/** The folder of the example stacks. */
export const examplesFolder = join(dirname(dirname(dirname(dirname(__dirname)))), "examples");

/** The names of the example stacks that the demo can show: those with an app behind one host port, for HTTP. */
export function exampleNames(): string[] {
  return readdirSync(examplesFolder).filter((name) => hasHostPort(join(examplesFolder, name, "Pulumi.yaml")));
}

function hasHostPort(projectFile: string): boolean {
  if (!existsSync(projectFile)) return false;
  const { config = {} } = parse(readFileSync(projectFile, "utf8")) as { config?: object };
  return "hostPort" in config;
}
