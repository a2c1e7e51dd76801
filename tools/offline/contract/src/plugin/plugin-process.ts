import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

import { orRemove } from "../wait/end-all";
import { within } from "../wait/time-limit";

/** The time limits for a plugin process, in milliseconds. */
export interface PluginLimits {
  /** How long a plugin may take to print its port. */
  readonly startMs: number;
  /** How long a plugin may take to exit. The CLI itself waits only five seconds. */
  readonly stopMs: number;
  /** How long a plugin may take to respond to a call. This limit is shorter than the time limit of a case. */
  readonly callMs: number;
}

/** The default time limits. They stop a plugin that hangs, and are not performance limits. */
export const PLUGIN_LIMITS: PluginLimits = { startMs: 60_000, stopMs: 30_000, callMs: 4 * 60_000 };

/** How long to wait for the output of a plugin that has exited, in milliseconds. A child process of the plugin can keep the output open. */
const LAST_OUTPUT_MS = 1_000;

/** A plugin process, started in the same way as the Pulumi CLI starts plugins. */
export interface PluginProcess {
  /** The address on which the plugin listens, in the format `host:port`. */
  readonly address: string;
  readonly process: ChildProcess;
  /** A promise that resolves when the process has ended. The value is the exit code, or `null` if a signal ended the process. */
  readonly exited: Promise<number | null>;
  /** Returns everything that the plugin has printed so far, for error messages. */
  readonly printed: () => string;
  /**
   * Ends the process, and waits until it has ended.
   *
   * @throws Error with the plugin's output if the process has not ended within the time limit; the process is then killed.
   */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a plugin and reads its port from the first line of its standard output. If the start fails, the function stops the process.
 *
 * @param env - environment variables that override this process's environment
 * @throws Error with the plugin's output if the plugin cannot be started, or does not print its port within the time limit. The first line
 * must be the port.
 */
export async function startPlugin(
  executable: string,
  engineAddress: string,
  env: NodeJS.ProcessEnv = {},
  limits: PluginLimits = PLUGIN_LIMITS,
): Promise<PluginProcess> {
  const child = spawn(executable, [engineAddress], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => output.push(chunk));
  }
  const printed = () => `It printed: ${Buffer.concat(output).toString().trim() || "(nothing)"}`;
  const closed = new Promise((resolve) => child.on("close", resolve));
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on("error", (failure) => {
      reject(new Error(`${executable} cannot be started: ${failure.message}`, { cause: failure }));
    });
    child.on("exit", resolve);
  });
  const firstLine = new Promise<string>((resolve) => {
    createInterface(child.stdout).once("line", resolve);
  });

  const stop = async (): Promise<void> => {
    if (child.pid === undefined) return;
    child.kill("SIGTERM");
    const ended = (signal: string) =>
      within(exited, () => `${executable} did not end after ${signal}. ${printed()}`, limits.stopMs);
    try {
      await ended("SIGTERM");
    } catch (thrown) {
      child.kill("SIGKILL");
      await ended("SIGKILL");
      throw thrown;
    } finally {
      // A child process of the plugin may still have the other ends of the pipes. Open pipes would keep this process running.
      child.stdout.destroy();
      child.stderr.destroy();
    }
  };
  const endedEarly = exited.then(async (code) => {
    await Promise.race([closed, delay(LAST_OUTPUT_MS)]);
    throw new Error(`${executable} ended with ${String(code)} before it printed its port. ${printed()}`);
  });
  return await orRemove(async () => {
    const line = await within(
      Promise.race([firstLine, endedEarly]),
      () => `${executable} printed no port. ${printed()}`,
      limits.startMs,
    );
    if (!/^\d+$/.test(line.trim())) throw new Error(`${executable} printed no port. ${printed()}`);
    return { address: `127.0.0.1:${line.trim()}`, process: child, exited, printed, stop };
  }, stop);
}
