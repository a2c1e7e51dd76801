import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";

/** Names one process for good: a process id alone is given to another process later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the system's own words; differs from boot to boot. */
  readonly started: string;
}

/**
 * Who the process with this id is now.
 *
 * @returns undefined where there is none, or only a dead one that its parent has not yet taken notice of.
 */
export function processIdentity(pid: number): ProcessIdentity | undefined {
  const started = process.platform === "linux" ? startOnLinux(pid) : startByPs(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether that very process still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return processIdentity(identity.pid)?.started === identity.started;
}

/** Who this process is. */
export function ownIdentity(): ProcessIdentity {
  const own = processIdentity(process.pid);
  if (own === undefined) throw new Error(`The start time of process ${process.pid} cannot be read.`);
  return own;
}

function startOnLinux(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // After the name in brackets, which may hold spaces: field 3 is the state, field 22 the start time (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot}/${fields[19] ?? ""}`;
}

function startByPs(pid: number): string | undefined {
  const { status, stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    // ESRCH: it ended between opening and reading.
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
