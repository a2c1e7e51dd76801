import { mkdir, readFile, writeFile } from "node:fs/promises";

/**
 * The limit for inotify instances, as kind's documentation recommends. The default limit on Linux distributions is 128, which is too low
 * even for a few nodes.
 */
const inotifyInstances = 512;
const inotifyFile = "/proc/sys/fs/inotify/max_user_instances";

/**
 * The kernel module folder, which kind mounts into every node. The folder does not exist if the machine is itself a container. Docker
 * creates a missing mount source, but Podman does not.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/podman/provision.go
 */
export const modulesFolder = "/lib/modules";

/**
 * Prepares the machine for clusters on a private engine: changes the kernel settings and creates the kernel module folder. This step
 * requires root on a machine without another engine. As with Docker's own package, the settings remain after the engine stops.
 *
 * @see https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files
 */
export async function allowClusters(): Promise<void> {
  // If dockerd itself enables IP forwarding, it also configures the firewall to drop all other forwarded packets. This firewall setting
  // remains after dockerd ends (source: Docker's "packet filtering and firewalls").
  await writeFile("/proc/sys/net/ipv4/ip_forward", "1");
  if (Number(await readFile(inotifyFile, "utf8")) < inotifyInstances) {
    await writeFile(inotifyFile, String(inotifyInstances));
  }
  await mkdir(modulesFolder, { recursive: true });
}
