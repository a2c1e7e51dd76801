import { homedir } from "node:os";
import { join } from "node:path";
import { Stack } from "@kind-berth-tools/stack";
import { examplesFolder } from "./examples";

/** The folder that holds an example's Pulumi state: under `$XDG_STATE_HOME`, or `~/.local/state`. */
export function stateFolder(example: string): string {
  const base = process.env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state");
  return join(base, "berth", "demo", example);
}

/** Opens the demo's stack of an example, made if it is not there yet. */
export function openDemoStack(example: string, env: Readonly<Record<string, string>>): Promise<Stack> {
  return Stack.open({
    name: "demo",
    program: join(examplesFolder, example),
    state: stateFolder(example),
    env,
    show: true,
  });
}
