import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { LayerEntry } from "../images/layer";
import { entriesOf } from "../images/layer";
import { run, tied } from "../run";

/** containerd's root folder in a node. */
const ROOT = "/var/lib/containerd";
/** The parts of containerd's root that contain images: the blobs and their names. */
const STORES = ["io.containerd.content.v1.content", "io.containerd.metadata.v1.bolt"];
const SOCKET = "containerd.sock";
/** How long containerd may take to start, in milliseconds. */
const STARTED_WITHIN = 30_000;

/**
 * Imports an image archive into a temporary containerd, and returns the contents of its root as entries of a layer of the node image. This
 * does not need a container engine.
 *
 * The import uses the same flags as `kind build node-image`.
 *
 * @param archive - The absolute path of an archive in the format of `docker save`.
 * @param containerd - The absolute path of the directory with `containerd` and `ctr`.
 * @param directory - An empty working directory. The returned entries refer to files in it.
 */
export async function importedImages(
  archive: string,
  containerd: string,
  directory: string,
): Promise<LayerEntry[]> {
  const root = join(directory, "root");
  // Both programs run in this directory and use a relative socket path. The absolute path may exceed the limit of 107 bytes for socket
  // paths.
  const socket = `/proc/self/cwd/${SOCKET}`;
  const config = join(directory, "containerd.toml");
  // The configuration enables only the import. Without snapshots and containers, there are no mounts.
  await writeFile(
    config,
    [
      "version = 3",
      `root = ${JSON.stringify(root)}`,
      `state = ${JSON.stringify(join(directory, "state"))}`,
      'disabled_plugins = ["io.containerd.cri.v1.images", "io.containerd.cri.v1.runtime", "io.containerd.grpc.v1.cri"]',
      "[grpc]",
      `address = ${JSON.stringify(socket)}`,
      "[ttrpc]",
      `address = ${JSON.stringify(`${socket}.ttrpc`)}`,
      "",
    ].join("\n"),
  );
  await mkdir(root);
  const ctr = (...args: string[]) =>
    run(join(containerd, "ctr"), ["--address", socket, "--namespace", "k8s.io", ...args], { cwd: directory });
  const log = await open(join(directory, "containerd.log"), "w");
  const daemon = spawn(...tied(join(containerd, "containerd"), ["--config", config]), {
    cwd: directory,
    stdio: ["ignore", log.fd, log.fd],
  });
  await log.close();
  const ended = once(daemon, "exit");
  try {
    await listening(directory, daemon);
    await ctr(
      "images",
      "import",
      "--label=io.cri-containerd.pinned=pinned", // the kubelet's garbage collection keeps pinned images
      "--all-platforms",
      "--no-unpack",
      "--digests",
      archive,
    );
  } finally {
    daemon.kill("SIGTERM");
    await ended;
  }
  const entries: LayerEntry[] = [{ path: ROOT, type: "directory", mode: 0o711 }];
  for (const store of STORES) entries.push(...(await entriesOf(join(root, store), `${ROOT}/${store}`)));
  return entries;
}

/**
 * Waits until the daemon's socket exists. After that, ctr itself waits for the daemon.
 *
 * @throws Error with the end of the daemon's log, if the daemon has ended or the time limit is reached.
 */
async function listening(directory: string, daemon: { exitCode: number | null }): Promise<void> {
  const deadline = Date.now() + STARTED_WITHIN;
  while (!(await readdir(directory)).includes(SOCKET)) {
    if (daemon.exitCode !== null || Date.now() > deadline) {
      const log = await readFile(join(directory, "containerd.log"), "utf8");
      throw new Error(
        `containerd did not start for the import of images:\n${log.split("\n").slice(-10).join("\n")}`,
      );
    }
    await delay(50);
  }
}
