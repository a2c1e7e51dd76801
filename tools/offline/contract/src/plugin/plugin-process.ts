import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

/** The time limit for a plugin to end, in milliseconds. The CLI itself waits only five seconds. */
const STOP_GRACE_MS = 30_000;

/** A plugin process, started in the same way as the Pulumi CLI starts plugins. */
export interface PluginProcess {
  /** The address on which the plugin listens, in the format `host:port`. */
  readonly address: string;
  readonly process: ChildProcess;
  /** A promise that resolves when the process has ended. The value is the exit code, or `null` if a signal ended the process. */
  readonly exited: Promise<number | null>;
  /**
   * Ends the process, and waits until it has ended.
   *
   * @throws Error if the process has not ended within the time limit; the process is then killed.
   */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a plugin and reads its port from the first line of its standard output.
 *
 * @param env - environment variables that override this process's environment
 * @throws Error with the plugin's standard error if the plugin ends before it prints its port
 */
export async function startPlugin(
  executable: string,
  engineAddress: string,
  env: NodeJS.ProcessEnv = {},
): Promise<PluginProcess> {
  const child = spawn(executable, [engineAddress], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stderr: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  const port = await Promise.race([
    new Promise<string>((resolve) => {
      createInterface(child.stdout).once("line", resolve);
    }),
    exited.then((code) => {
      const said = Buffer.concat(stderr).toString();
      throw new Error(`${executable} ended with ${String(code)} before it printed its port: ${said}`);
    }),
  ]);
  return {
    address: `127.0.0.1:${port}`,
    process: child,
    exited,
    stop: async () => {
      child.kill("SIGTERM");
      const inTime = await Promise.race([
        exited.then(() => true),
        delay(STOP_GRACE_MS, false, { ref: false }),
      ]);
      if (inTime) return;
      child.kill("SIGKILL");
      await exited;
      throw new Error(`${executable} did not end within ${STOP_GRACE_MS / 1000} s of SIGTERM.`);
    },
  };
}
