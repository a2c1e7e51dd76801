import { spawnSync } from "node:child_process";

/** The system functions that end processes. Tests replace these functions. */
export interface ProcessSystem {
  readonly platform: NodeJS.Platform;
  readonly kill: (pid: number, signal: NodeJS.Signals) => unknown;
  readonly run: (program: string, args: readonly string[]) => unknown;
}

const thisSystem: ProcessSystem = {
  platform: process.platform,
  kill: (pid, signal) => process.kill(pid, signal),
  run: (program, args) => spawnSync(program, args, { stdio: "ignore" }),
};

/**
 * Whether to run a command in a separate process group. With such a group, {@link stopGroup} also ends the command's child processes. For
 * example, jest's workers keep running after jest ends. Windows has no process groups and would open a console window for the command.
 */
export function ownGroup({ platform }: Pick<ProcessSystem, "platform"> = thisSystem): boolean {
  return platform !== "win32";
}

/**
 * Ends a command and its child processes. Windows has no signals, so processes cannot clean up there.
 *
 * @param pid - the command's process ID. If the command has already ended, the call has no effect and does not throw an error.
 */
export function stopGroup(pid: number, { platform, kill, run }: ProcessSystem = thisSystem): void {
  if (platform === "win32") {
    run("taskkill", ["/pid", String(pid), "/t", "/f"]);
    return;
  }
  try {
    kill(-pid, "SIGTERM");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
