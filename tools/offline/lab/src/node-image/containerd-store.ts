import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { LayerEntry } from "../images/layer";
import { entriesOf } from "../images/layer";
import { run, tied } from "../run";

/** Where containerd keeps its images in a node. */
const ROOT = "/var/lib/containerd";
/** The two parts of containerd's root that hold images: blobs, and their names. */
const STORES = ["io.containerd.content.v1.content", "io.containerd.metadata.v1.bolt"];
const SOCKET = "containerd.sock";
/** Milliseconds that containerd has until it answers. */
const STARTED_WITHIN = 30_000;

/**
 * Imports an image archive into a containerd of its own and gives back what is then in its root, as entries of a
 * layer of the node image. No container engine takes part.
 *
 * The flags of the import are those that `kind build node-image` gives.
 *
 * @param archive - Absolute path of an archive in the format of `docker save`.
 * @param containerd - Absolute path of the directory that holds `containerd` and `ctr`.
 * @param directory - An empty directory to work in; what is returned points into it.
 */
export async function importedImages(
  archive: string,
  containerd: string,
  directory: string,
): Promise<LayerEntry[]> {
  const root = join(directory, "root");
  // Both sides run in the directory: its own path may be longer than the 107 bytes that a socket's may have.
  const socket = `/proc/self/cwd/${SOCKET}`;
  const config = join(directory, "containerd.toml");
  // Only what an import needs: no snapshots, no containers, and so no mounts.
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
      "--label=io.cri-containerd.pinned=pinned", // the kubelet's clean-up leaves pinned images alone
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
 * Waits until the daemon's socket is there; ctr itself then waits for the answer.
 *
 * @throws Error with the end of its log, when the daemon has ended or the time is up.
 */
async function listening(directory: string, daemon: { exitCode: number | null }): Promise<void> {
  const deadline = Date.now() + STARTED_WITHIN;
  while (!(await readdir(directory)).includes(SOCKET)) {
    if (daemon.exitCode !== null || Date.now() > deadline) {
      const log = await readFile(join(directory, "containerd.log"), "utf8");
      throw new Error(
        `containerd did not come up to import images:\n${log.split("\n").slice(-10).join("\n")}`,
      );
    }
    await delay(50);
  }
}
