import { spawnSync } from "node:child_process";

/** The functions of the operating system that end processes. Tests replace them. */
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
 * Whether a command gets a separate process group. With a group, {@link stopGroup} also reaches the processes that the command has started.
 * For example, jest's workers continue to run after jest ends. Windows has no process groups, and would open a console window instead.
 */
export function ownGroup({ platform }: Pick<ProcessSystem, "platform"> = thisSystem): boolean {
  return platform !== "win32";
}

/**
 * Ends a command and the processes that it has started. Windows has no signals, so the processes cannot clean up there.
 *
 * @param pid - The process ID of the command. If the command has already ended, the call has no effect and no error.
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
