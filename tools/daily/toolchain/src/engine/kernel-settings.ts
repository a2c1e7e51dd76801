import { mkdir, readFile, writeFile } from "node:fs/promises";

/**
 * The number of inotify instances that kind's documentation recommends as the limit. The default limit of Linux distributions is 128, which
 * is too low for a few nodes.
 */
const inotifyInstances = 512;
const inotifyFile = "/proc/sys/fs/inotify/max_user_instances";

/**
 * The folder of the kernel modules, which kind mounts into every node. If the machine is itself a container, the folder does not exist. If
 * the source of a mount is missing, Docker creates it, but Podman does not.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/providers/podman/provision.go
 */
export const modulesFolder = "/lib/modules";

/**
 * Changes the kernel settings and creates the folder that clusters on a private engine need. The function requires root on a machine
 * without another engine. The settings remain after the engine stops, as they do after the installation of Docker's package.
 *
 * @see https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files
 */
export async function allowClusters(): Promise<void> {
  // If dockerd itself enables IP forwarding, it also makes the firewall drop all other forwarded packets. The firewall setting remains when
  // dockerd ends (source: Docker's "packet filtering and firewalls").
  await writeFile("/proc/sys/net/ipv4/ip_forward", "1");
  if (Number(await readFile(inotifyFile, "utf8")) < inotifyInstances) {
    await writeFile(inotifyFile, String(inotifyInstances));
  }
  await mkdir(modulesFolder, { recursive: true });
}
