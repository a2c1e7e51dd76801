import { join } from "node:path";
import { runCommand } from "@kind-berth-tools/probe";
import type { Run } from "@kind-berth-tools/toolchain";
import { workspaceRoot } from "./folders";

/** Runs the demo as `npm run demo` does once everything is built, with its state in the run's folder. */
export async function demo(run: Run, ...args: string[]): Promise<{ account: string; progress: string }> {
  const main = join(workspaceRoot, "tools", "daily", "demo", "dist", "main.js");
  const ran = await runCommand(process.execPath, [main, ...args], { XDG_STATE_HOME: run.folder });
  if (ran.exitCode !== 0) {
    throw new Error(`the demo ended with exit code ${ran.exitCode}:\n${ran.stdout}${ran.stderr}`);
  }
  return { account: ran.stdout, progress: ran.stderr };
}
