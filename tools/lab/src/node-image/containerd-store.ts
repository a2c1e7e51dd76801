import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { LayerEntry } from "../images/layer";
import { entriesOf } from "../images/layer";
import { run, tied } from "../run";

/** Where containerd keeps its images in a node. */
const ROOT = "/var/lib/containerd";
/** The two parts of containerd's root that hold images: blobs, and their names. */
const STORES = ["io.containerd.content.v1.content", "io.containerd.metadata.v1.bolt"];
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
  const address = join(directory, "containerd.sock");
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
      `address = ${JSON.stringify(address)}`,
      "[ttrpc]",
      `address = ${JSON.stringify(`${address}.ttrpc`)}`,
      "",
    ].join("\n"),
  );
  await mkdir(root);
  const ctr = (...args: string[]) =>
    run(join(containerd, "ctr"), ["--address", address, "--namespace", "k8s.io", ...args]);
  const daemon = spawn(...tied(join(containerd, "containerd"), ["--config", config]), { stdio: "ignore" });
  const ended = once(daemon, "exit");
  try {
    await answers(address, daemon, () => ctr("images", "list", "--quiet"));
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

/** Waits until the daemon answers `ask`; throws when the daemon has ended or the time is up. */
async function answers(
  address: string,
  daemon: { exitCode: number | null },
  ask: () => Promise<unknown>,
): Promise<void> {
  const deadline = Date.now() + STARTED_WITHIN;
  for (;;) {
    if (daemon.exitCode !== null)
      throw new Error(`containerd ended with code ${daemon.exitCode} before it answered.`);
    const socket = await stat(address).catch(() => undefined);
    if (socket) {
      // ctr itself waits for a daemon that listens already.
      await ask();
      return;
    }
    if (Date.now() > deadline)
      throw new Error(`containerd did not answer within ${STARTED_WITHIN / 1000} s.`);
    await delay(50);
  }
}
