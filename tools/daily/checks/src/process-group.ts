import { spawnSync } from "node:child_process";

/** The operating system functions that end processes. Tests replace them. */
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
 * Whether a command runs in a separate process group. With a group, {@link stopGroup} also reaches the processes that the command has
 * started, such as jest's workers, which continue to run after jest ends. Windows has no process groups, and would open a console window
 * for the command.
 */
export function ownGroup({ platform }: Pick<ProcessSystem, "platform"> = thisSystem): boolean {
  return platform !== "win32";
}

/**
 * Ends a command and the processes that it has started. Windows has no signals, so processes there cannot clean up.
 *
 * @param pid - The process ID of the command. If the command has already ended, the call has no effect and does not throw an error.
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
