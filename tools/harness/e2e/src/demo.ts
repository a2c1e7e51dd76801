import { spawn } from "node:child_process";
import { join } from "node:path";
import { runCommand, type CommandResult } from "@kind-berth-tools/probe";
import type { Run } from "@kind-berth-tools/toolchain";
import { workspaceRoot } from "./folders";

const main = join(workspaceRoot, "tools", "daily", "demo", "dist", "main.js");

/**
 * Returns the folder that contains all files of an example's demo. The folder is in the run's folder, because the demo keeps its state
 * there.
 */
export function demoState(run: Run, example: string): string {
  return join(run.folder, "berth", "demo", example);
}

/** Runs the demo in the same way as `npm run demo` after the build. The demo's state is in the run's folder. */
export async function demo(run: Run, ...args: string[]): Promise<{ account: string; progress: string }> {
  const ran = await tryDemo(run, ...args);
  if (ran.exitCode !== 0) {
    throw new Error(`the demo ended with exit code ${ran.exitCode}:\n${ran.stdout}${ran.stderr}`);
  }
  return { account: ran.stdout, progress: ran.stderr };
}

/** Runs the demo, which may fail. */
export function tryDemo(run: Run, ...args: string[]): Promise<CommandResult> {
  return runCommand(process.execPath, [main, ...args], { XDG_STATE_HOME: run.folder });
}

/** Kills the demo and all its child processes as soon as its progress output contains `text`. */
export function killedDemo(run: Run, text: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: { ...process.env, XDG_STATE_HOME: run.folder },
      stdio: ["ignore", "ignore", "pipe"],
      // The demo runs in a separate process group, so that a single signal ends all its processes.
      detached: true,
    });
    let progress = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      progress += chunk;
      if (progress.includes(text) && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    });
    child.once("error", reject);
    child.once("close", (_, signal) => {
      if (signal === "SIGKILL") resolve();
      else reject(new Error(`the demo ended before ${JSON.stringify(text)}:\n${progress}`));
    });
  });
}
