import { createHash } from "node:crypto";
import { join } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";

/** Where a dockerd that is started here keeps what. */
export interface DaemonPlaces {
  /** Images, containers and volumes: kept from one start to the next, so that images are loaded once. */
  readonly dataRoot: string;
  /** What lives no longer than the machine runs. */
  readonly execRoot: string;
  readonly pidFile: string;
  readonly socket: string;
  readonly configFile: string;
  readonly logFile: string;
  readonly leases: string;
  readonly lockFile: string;
}

/**
 * The places of the private dockerd that belongs to a cache folder.
 *
 * The socket is under /run, since its path may not be longer than 107 bytes and a cache folder's may.
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
 * Where the engines that belong to a cache folder keep what lives no longer than the machine runs.
 *
 * @param root - The cache folder.
 */
export function engineRunFolder(root: string = cacheRoot()): string {
  return join("/run", engineScope(root));
}

/**
 * A name for what engines of different cache folders would otherwise share.
 *
 * @param root - The cache folder.
 */
export function engineScope(root: string = cacheRoot()): string {
  return `berth-${createHash("sha256").update(root).digest("hex").slice(0, 8)}`;
}

/**
 * What is in the private dockerd's configuration file: all of its settings, so that /etc/docker/daemon.json has no say.
 *
 * @param places - Where it keeps what.
 * @returns A JSON value (source: the Docker manual's "daemon configuration file").
 */
export function daemonConfiguration(places: DaemonPlaces): Record<string, unknown> {
  return {
    "data-root": places.dataRoot,
    "exec-root": places.execRoot,
    pidfile: places.pidFile,
    hosts: [`unix://${places.socket}`],
    // kind makes a network of its own; the default bridge would stay on the host after the daemon.
    bridge: "none",
    // No group may be relied on to exist, and nobody else has business with this socket.
    group: "root",
  };
}
