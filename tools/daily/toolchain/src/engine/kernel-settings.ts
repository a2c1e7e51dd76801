import { mkdir, readFile, writeFile } from "node:fs/promises";

/** What kind's documentation raises the number of inotify instances to; distributions leave it at 128, which a few nodes use up. */
const inotifyInstances = 512;
const inotifyFile = "/proc/sys/fs/inotify/max_user_instances";

/**
 * Where the kernel's modules are, which kind mounts into every node. A machine that is a container itself has no such folder, and Podman
 * mounts only what is there; Docker makes it.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/podman/provision.go
 */
export const modulesFolder = "/lib/modules";

/**
 * What the machine must have and its kernel allow before an engine of our own runs clusters. Only for root, on a machine where no
 * engine was set up before; like Docker's own package, it leaves things so.
 *
 * @see https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files
 */
export async function allowClusters(): Promise<void> {
  // Where dockerd itself turns this on, it has the firewall drop whatever else the machine forwards, and leaves it so
  // when it ends (source: Docker's "packet filtering and firewalls").
  await writeFile("/proc/sys/net/ipv4/ip_forward", "1");
  if (Number(await readFile(inotifyFile, "utf8")) < inotifyInstances) {
    await writeFile(inotifyFile, String(inotifyInstances));
  }
  await mkdir(modulesFolder, { recursive: true });
}
