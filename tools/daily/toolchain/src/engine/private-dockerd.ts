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
 * The dockerd that runs for these places, whoever started it.
 *
 * Its own pid file names it. The file outlives a daemon that was killed, so the process must also have been told to use
 * this configuration file: a process that got the same id later was not.
 */
export async function runningDaemon(places: DaemonPlaces): Promise<ProcessIdentity | undefined> {
  return processOfPidFile(places.pidFile, places.configFile);
}

/**
 * Starts dockerd and waits until it answers. Only with the engine's lock held and no daemon running.
 *
 * It is in a session of its own, so that neither a closed terminal nor the end of this process ends it.
 *
 * @param args - What its configuration file does not say.
 * @throws ToolchainError `ENGINE_NOT_STARTED` with the end of its log.
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

/** Waits for a daemon that runs and may be still on its way up. */
export async function waitForDaemon(places: DaemonPlaces): Promise<DockerClient> {
  return waitUntilItAnswers(places, undefined);
}

/**
 * Ends the daemon and all its containers, with its managed containerd. Only with the engine's lock held.
 *
 * @throws ToolchainError `ENGINE_NOT_STOPPED` where even SIGKILL does not end it.
 */
export async function stopDaemon(places: DaemonPlaces, client: DockerClient | undefined): Promise<void> {
  // kind's network would stay as a bridge on the host; where a container still uses one, docker leaves it.
  if (client)
    await run(client.path, ["network", "prune", "--force"], { env: { ...process.env, ...client.env } });
  const daemon = await runningDaemon(places);
  if (daemon) await end(daemon, "dockerd");
  // It outlives a dockerd that was killed.
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
    // Another's daemon may have been quicker: then this one gives up by itself and that one is waited for.
    const gone = child?.exitCode !== null && (await runningDaemon(places)) === undefined;
    if (gone || Date.now() > deadline) {
      throw new ToolchainError(
        "ENGINE_NOT_STARTED",
        `dockerd ${gone ? "ended" : `does not answer after ${START_LIMIT_MILLISECONDS / 1000} s`} (${client}). Its log, ${places.logFile}, ends:\n` +
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
      return "its socket does not answer";
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
    `${name} (process ${process_.pid}) does not end, not even by SIGKILL: something in the kernel holds it. Restart the machine.`,
  );
}

/** The live process that a pid file names, if its command line has the given text in it. */
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
