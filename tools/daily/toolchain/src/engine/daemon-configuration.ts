import { createHash } from "node:crypto";
import { join } from "node:path";
import { cacheRoot } from "@kind-berth-tools/cache";

/** The files and folders for a dockerd process that the toolchain starts. */
export interface DaemonPlaces {
  /** The folder for images, containers and volumes. It remains after the daemon stops, so that each image is loaded only once. */
  readonly dataRoot: string;
  /** The folder for files that are not needed after a reboot. */
  readonly execRoot: string;
  readonly pidFile: string;
  readonly socket: string;
  readonly configFile: string;
  readonly logFile: string;
  readonly leases: string;
  readonly lockFile: string;
}

/**
 * Returns the files and folders for the private dockerd that belongs to a cache folder.
 *
 * The socket is under /run, because a socket path is limited to 107 bytes, and a cache folder's path may be longer.
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
 * Returns the folder for the engine's temporary files, which are not needed after a reboot. Each cache folder has its own temporary folder.
 *
 * @param root - The cache folder.
 */
export function engineRunFolder(root: string = cacheRoot()): string {
  return join("/run", engineScope(root));
}

/**
 * Returns a name for engine resources on the machine. Each cache folder has a different name, which prevents conflicts between engines.
 *
 * @param root - The cache folder.
 */
export function engineScope(root: string = cacheRoot()): string {
  return `berth-${createHash("sha256").update(root).digest("hex").slice(0, 8)}`;
}

/**
 * Returns the contents of the private dockerd's configuration file. The file contains all settings, so /etc/docker/daemon.json has no
 * effect.
 *
 * @param places - The daemon's files and folders.
 * @returns A JSON value (source: the "daemon configuration file" section in the Docker manual).
 */
export function daemonConfiguration(places: DaemonPlaces): Record<string, unknown> {
  return {
    "data-root": places.dataRoot,
    "exec-root": places.execRoot,
    pidfile: places.pidFile,
    hosts: [`unix://${places.socket}`],
    // kind creates its own network. Docker's default bridge would still exist on the host after the daemon stops.
    bridge: "none",
    // Only root needs this socket. Other groups may not exist on the machine.
    group: "root",
  };
}
