import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The maximum numbers of open files and processes for node containers. If the machine has lower limits, the lower limits apply. */
const WANTED = { nofile: 1_048_576, nproc: 1_048_576 };

/**
 * Writes the configuration that Podman needs to run kind's nodes on this machine.
 *
 * The configuration selects runc, because crun does not support the hybrid cgroup layout. Its limits do not exceed the hard limits of this
 * process, because the machine may lack the capability to raise them. The private Podman has its own networks, locks and runtime state. If
 * it shared them with the machine's Podman, `podman system reset` would also remove those of the machine's Podman.
 *
 * @param dir - The folder for the configuration file and the networks. The folder must exist as long as containers run.
 * @param runDir - The folder for the runtime state. A restart of the machine must remove this folder. The path must be short, because the
 * paths of the sockets in the folder may have at most 107 bytes.
 * @returns The environment variables for podman and for all programs that call podman.
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
 * Returns the contents of `containers.conf`.
 *
 * @param limits - The contents of `/proc/self/limits`.
 * @param pidMax - The value of the kernel's `pid_max`. Podman lowers its own process limit to this value before it starts a container.
 * @param folders - The folders that Podman uses.
 * @param folders.networks - The folder for network definitions.
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
    // This setting stores the locks in tmp_dir. If the locks were in shared memory, all Podmans of root would share them.
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

/** Returns the hard limit in a line of `/proc/self/limits`. In the line, the soft limit and the hard limit follow the name. */
function hardLimit(limits: string, name: string): number {
  const found = new RegExp(`^${name}\\s+\\S+\\s+(\\S+)`, "m").exec(limits);
  if (!found?.[1]) throw new Error(`/proc/self/limits has no line "${name}".`);
  return found[1] === "unlimited" ? Infinity : Number(found[1]);
}
