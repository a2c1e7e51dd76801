import { spawn } from "node:child_process";
import { join } from "node:path";
import { runCommand, type CommandResult } from "@kind-berth-tools/probe";
import type { Run } from "@kind-berth-tools/toolchain";
import { workspaceRoot } from "./folders";

const main = join(workspaceRoot, "tools", "daily", "demo", "dist", "main.js");

/** The folder in which the demo of an example keeps everything: it is the run's, since the demo runs with its state there. */
export function demoState(run: Run, example: string): string {
  return join(run.folder, "berth", "demo", example);
}

/** Runs the demo as `npm run demo` does once everything is built, with its state in the run's folder. */
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

/** Kills the demo, with every process that it has started, as soon as its progress contains a text. */
export function killedDemo(run: Run, text: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: { ...process.env, XDG_STATE_HOME: run.folder },
      stdio: ["ignore", "ignore", "pipe"],
      // A process group of its own, so that all of it can be killed.
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
