import { createHash } from "node:crypto";
import { join } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";

/** The files and folders of a dockerd that the toolchain starts. */
export interface DaemonPlaces {
  /** Images, containers and volumes. They remain when the daemon stops, so images are loaded only once. */
  readonly dataRoot: string;
  /** Files that are not needed after a reboot. */
  readonly execRoot: string;
  readonly pidFile: string;
  readonly socket: string;
  readonly configFile: string;
  readonly logFile: string;
  readonly leases: string;
  readonly lockFile: string;
}

/**
 * The files and folders of the private dockerd that belongs to a cache folder.
 *
 * The socket is under /run, because its path may have at most 107 bytes, and the path of a cache folder may be longer.
 *
 * @param root - The cache folder.
 */
export function daemonPlaces(root: string = cacheRoot()): DaemonPlaces {
  const folder = join(root, "engine", "docker");
  const runFolder = engineRunFolder(root);
  return {
    dataRoot: join(folder, "data"),
    execRoot: join(runFolder, "docker"),
    pidFile: join(runFolder, "docker.pid"),
    socket: join(runFolder, "docker.sock"),
    configFile: join(folder, "daemon.json"),
    logFile: join(folder, "dockerd.log"),
    leases: join(folder, "leases"),
    lockFile: join(folder, "lock"),
  };
}

/**
 * The folder for the engine files of a cache folder that are not needed after a reboot.
 *
 * @param root - The cache folder.
 */
export function engineRunFolder(root: string = cacheRoot()): string {
  return join("/run", engineScope(root));
}

/**
 * A name for engine resources on the machine. It prevents conflicts between the engines of different cache folders.
 *
 * @param root - The cache folder.
 */
export function engineScope(root: string = cacheRoot()): string {
  return `berth-${createHash("sha256").update(root).digest("hex").slice(0, 8)}`;
}

/**
 * The contents of the private dockerd's configuration file. It contains all settings, so that /etc/docker/daemon.json has no effect.
 *
 * @param places - The daemon's files and folders.
 * @returns A JSON value (source: the Docker manual's "daemon configuration file").
 */
export function daemonConfiguration(places: DaemonPlaces): Record<string, unknown> {
  return {
    "data-root": places.dataRoot,
    "exec-root": places.execRoot,
    pidfile: places.pidFile,
    hosts: [`unix://${places.socket}`],
    // kind creates its own network. The default bridge would remain on the host after the daemon stops.
    bridge: "none",
    // Other groups may not exist, and only root needs this socket.
    group: "root",
  };
}
