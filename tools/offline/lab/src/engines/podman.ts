import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Open files and processes that a container of nodes gets where the machine allows it. */
const WANTED = { nofile: 1_048_576, nproc: 1_048_576 };

/**
 * The configuration under which Podman starts kind's nodes on this machine.
 *
 * runc, since crun refuses the hybrid cgroup layout; and limits that are not above this process's own hard limits, since
 * a raise needs a capability that the machine may lack. Networks, locks and the state of what runs are kept apart from those
 * of the machine's own Podman: `podman system reset` removes the whole of them, whoever's containers they belong to.
 *
 * @param dir - Where to put the file and the networks: a directory that stays for as long as containers run.
 * @param runDir - Where the state of what runs is kept: gone with a restart of the machine, and short, as the paths of sockets in it
 * may not be longer than 107 bytes.
 * @returns Environment for podman and all that calls it.
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
 * @param pidMax - The kernel's `pid_max`: Podman lowers its own limit of processes to it before it starts a container.
 * @param folders - The folders that Podman is given.
 * @param folders.networks - Where networks are kept.
 * @param folders.state - Where the locks and the state of what runs are kept (source: containers.conf(5), `tmp_dir`).
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
    // In tmp_dir too: those in shared memory are one set for all of root's Podmans.
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

/** The hard limit of a line of `/proc/self/limits`: soft and hard stand after the name. */
function hardLimit(limits: string, name: string): number {
  const found = new RegExp(`^${name}\\s+\\S+\\s+(\\S+)`, "m").exec(limits);
  if (!found?.[1]) throw new Error(`/proc/self/limits has no line "${name}".`);
  return found[1] === "unlimited" ? Infinity : Number(found[1]);
}
