import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Open files and processes that a container of nodes gets where the machine allows it. */
const WANTED = { nofile: 1_048_576, nproc: 1_048_576 };

/**
 * The configuration under which Podman starts kind's nodes on this machine.
 *
 * runc, since crun refuses the hybrid cgroup layout; and limits that are not above this process's own hard limits, since
 * a raise needs a capability that the machine may lack.
 *
 * @param dir - Where to put the file: a directory that stays for as long as containers run.
 * @returns Environment for podman and all that calls it.
 */
export async function podmanConfiguration(dir: string): Promise<{ env: Record<string, string> }> {
  await mkdir(dir, { recursive: true });
  const file = join(dir, "containers.conf");
  await writeFile(
    file,
    containersConf(
      await readFile("/proc/self/limits", "utf8"),
      Number(await readFile("/proc/sys/kernel/pid_max", "utf8")),
      join(dir, "networks"),
    ),
  );
  return { env: { CONTAINERS_CONF: file } };
}

/**
 * The contents of `containers.conf`.
 *
 * @param limits - The contents of `/proc/self/limits`.
 * @param pidMax - The kernel's `pid_max`: Podman lowers its own limit of processes to it before it starts a container.
 * @param networks - The folder for networks, so that none stays in the machine's own configuration.
 */
export function containersConf(limits: string, pidMax: number, networks: string): string {
  const ulimits = [
    ulimit("nofile", hardLimit(limits, "Max open files"), WANTED.nofile),
    ulimit("nproc", Math.min(hardLimit(limits, "Max processes"), pidMax), WANTED.nproc),
  ];
  return [
    "[containers]",
    `default_ulimits = [${ulimits.map((each) => JSON.stringify(each)).join(", ")}]`,
    "[engine]",
    'runtime = "runc"',
    "[network]",
    'network_backend = "netavark"',
    `network_config_dir = ${JSON.stringify(networks)}`,
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
