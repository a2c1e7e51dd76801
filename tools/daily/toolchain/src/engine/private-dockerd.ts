import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ToolchainError } from "../problem";
import { isAlive, processIdentity, type ProcessIdentity } from "../process/identity";
import { lastLines, run } from "../process/run";
import { daemonConfiguration, type DaemonPlaces } from "./daemon-configuration";
import { findClient, type DockerClient } from "./docker-client";

const START_LIMIT_MILLISECONDS = 90_000;
const STOP_LIMIT_MILLISECONDS = 90_000;
const POLL_MILLISECONDS = 200;

/**
 * Returns the running dockerd that uses these files, regardless of which process started it.
 *
 * The pid file contains the process ID. If the daemon is killed, the file remains, and another process may later have the same ID. The
 * function therefore also checks that the process was started with the daemon's configuration file.
 */
export async function runningDaemon(places: DaemonPlaces): Promise<ProcessIdentity | undefined> {
  return processOfPidFile(places.pidFile, places.configFile);
}

/**
 * Starts dockerd and waits until it responds. Call this function only while this process holds the engine's lock and no daemon is running.
 *
 * The daemon runs in a separate session, so it keeps running after the terminal is closed or this process ends.
 *
 * @param args - The arguments that are not in the configuration file.
 * @throws ToolchainError `ENGINE_NOT_STARTED` with the last lines of the daemon's log.
 */
export async function startDaemon(places: DaemonPlaces, args: readonly string[]): Promise<DockerClient> {
  await mkdir(dirname(places.configFile), { recursive: true });
  await mkdir(dirname(places.pidFile), { recursive: true, mode: 0o700 });
  await writeFile(places.configFile, JSON.stringify(daemonConfiguration(places), undefined, 2));
  const log = openSync(places.logFile, "w", 0o600);
  const child = spawn("dockerd", ["--config-file", places.configFile, ...args], {
    detached: true,
    env: process.env,
    stdio: ["ignore", log, log],
    cwd: "/",
  });
  closeSync(log);
  await once(child, "spawn");
  child.unref();
  return waitUntilItAnswers(places, child);
}

/** Waits until a running daemon responds. The daemon may not have finished starting. */
export async function waitForDaemon(places: DaemonPlaces): Promise<DockerClient> {
  return waitUntilItAnswers(places, undefined);
}

/**
 * Ends the daemon, all its containers and the containerd that the daemon manages. Call this function only while this process holds the
 * engine's lock.
 *
 * @throws ToolchainError `ENGINE_NOT_STOPPED` if the process survives SIGKILL.
 */
export async function stopDaemon(places: DaemonPlaces, client: DockerClient | undefined): Promise<void> {
  // Without this command, kind's network would remain on the host as a bridge. The command does not remove networks that containers use.
  if (client)
    await run(client.path, ["network", "prune", "--force"], { env: { ...process.env, ...client.env } });
  const daemon = await runningDaemon(places);
  if (daemon) await end(daemon, "dockerd");
  // containerd keeps running after dockerd is killed.
  const containerd = await processOfPidFile(
    join(places.execRoot, "containerd", "containerd.pid"),
    places.execRoot,
  );
  if (containerd) await end(containerd, "containerd");
  await rm(places.socket, { force: true });
}

async function waitUntilItAnswers(
  places: DaemonPlaces,
  child: ChildProcess | undefined,
): Promise<DockerClient> {
  const deadline = Date.now() + START_LIMIT_MILLISECONDS;
  for (;;) {
    const client = await answer(places);
    if (typeof client !== "string") return client;
    // If another process has started a daemon first, this process's daemon ends. The function then waits for the other daemon.
    const gone = child?.exitCode !== null && (await runningDaemon(places)) === undefined;
    if (gone || Date.now() > deadline) {
      throw new ToolchainError(
        "ENGINE_NOT_STARTED",
        `dockerd ${gone ? "exited" : `does not respond after ${START_LIMIT_MILLISECONDS / 1000} s`} (${client}). The end of its log ${places.logFile}:\n` +
          lastLines(await readFile(places.logFile, "utf8"), 8),
      );
    }
    await sleep(POLL_MILLISECONDS);
  }
}

async function answer(places: DaemonPlaces): Promise<DockerClient | string> {
  try {
    return await findClient(places.socket);
  } catch (error) {
    if (["ENOENT", "ECONNREFUSED", "ECONNRESET"].includes((error as NodeJS.ErrnoException).code ?? "")) {
      return "its socket does not respond";
    }
    throw error;
  }
}

async function end(process_: ProcessIdentity, name: string): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    const deadline = Date.now() + STOP_LIMIT_MILLISECONDS;
    if (isAlive(process_)) process.kill(process_.pid, signal);
    while (isAlive(process_) && Date.now() < deadline) await sleep(POLL_MILLISECONDS);
    if (!isAlive(process_)) return;
  }
  throw new ToolchainError(
    "ENGINE_NOT_STOPPED",
    `${name} (process ${process_.pid}) does not end, even after SIGKILL. It may wait for the kernel. Restart the machine.`,
  );
}

/** Returns the running process whose ID is in a pid file. The process's command line must contain the given text. */
async function processOfPidFile(file: string, inCommandLine: string): Promise<ProcessIdentity | undefined> {
  const pid = Number(await readIfThere(file));
  const identity = pid > 0 ? processIdentity(pid) : undefined;
  const commandLine = identity && (await readIfThere(`/proc/${pid}/cmdline`));
  return commandLine?.includes(inCommandLine) === true ? identity : undefined;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
