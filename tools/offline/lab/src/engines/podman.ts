import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The limits of open files and processes for node containers, if the machine allows them. */
const WANTED = { nofile: 1_048_576, nproc: 1_048_576 };

/**
 * Writes the configuration that Podman needs to run kind's nodes on this machine.
 *
 * It selects runc, because crun does not support the hybrid cgroup layout. Its limits do not exceed this process's hard limits, because the
 * machine may lack the capability to raise them. Networks, locks and runtime state are separate from the machine's own Podman. Otherwise,
 * `podman system reset` would also remove those of the machine's own Podman.
 *
 * @param dir - The folder for the configuration file and the networks. It must exist as long as containers run.
 * @param runDir - The folder for the runtime state. A restart of the machine must remove it. Its path must be short, because the socket
 * paths in it may have at most 107 bytes.
 * @returns The environment for podman and for all programs that call it.
 */
export async function podmanConfiguration(
  dir: string,
  runDir: string,
): Promise<{ env: Record<string, string> }> {
  await mkdir(dir, { recursive: true });
  const file = join(dir, "containers.conf");
  await writeFile(
    file,
    containersConf(
      await readFile("/proc/self/limits", "utf8"),
      Number(await readFile("/proc/sys/kernel/pid_max", "utf8")),
      { networks: join(dir, "networks"), state: join(runDir, "libpod") },
    ),
  );
  return { env: { CONTAINERS_CONF: file } };
}

/**
 * The contents of `containers.conf`.
 *
 * @param limits - The contents of `/proc/self/limits`.
 * @param pidMax - The kernel's `pid_max`. Podman lowers its own process limit to this value before it starts a container.
 * @param folders - Podman's folders.
 * @param folders.networks - The folder for networks.
 * @param folders.state - The folder for locks and runtime state (source: containers.conf(5), `tmp_dir`).
 */
export function containersConf(
  limits: string,
  pidMax: number,
  folders: { readonly networks: string; readonly state: string },
): string {
  const ulimits = [
    ulimit("nofile", hardLimit(limits, "Max open files"), WANTED.nofile),
    ulimit("nproc", Math.min(hardLimit(limits, "Max processes"), pidMax), WANTED.nproc),
  ];
  return [
    "[containers]",
    `default_ulimits = [${ulimits.map((each) => JSON.stringify(each)).join(", ")}]`,
    "[engine]",
    'runtime = "runc"',
    `tmp_dir = ${JSON.stringify(folders.state)}`,
    // This puts the locks into tmp_dir. Locks in shared memory would be shared by all Podmans of root.
    'lock_type = "file"',
    "[network]",
    'network_backend = "netavark"',
    `network_config_dir = ${JSON.stringify(folders.networks)}`,
    "",
  ].join("\n");
}

function ulimit(name: string, hard: number, wanted: number): string {
  const value = Math.min(hard, wanted);
  return `${name}=${value}:${value}`;
}

/** The hard limit in a line of `/proc/self/limits`. The soft and the hard limit follow the name. */
function hardLimit(limits: string, name: string): number {
  const found = new RegExp(`^${name}\\s+\\S+\\s+(\\S+)`, "m").exec(limits);
  if (!found?.[1]) throw new Error(`/proc/self/limits has no line "${name}".`);
  return found[1] === "unlimited" ? Infinity : Number(found[1]);
}
