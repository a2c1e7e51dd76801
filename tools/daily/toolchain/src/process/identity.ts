import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";

/** The identity of a process. A process ID alone is not unique, because the system may reuse the ID for another process. */
export interface ProcessIdentity {
  readonly pid: number;
  /**
   * The process's start time, in an operating system format. It distinguishes processes that have the same ID.
   */
  readonly started: string;
}

/**
 * Returns the identity of the process that currently has a process ID.
 *
 * @returns `undefined` if no process has this ID, or if the process is a zombie.
 */
export function processIdentity(pid: number): ProcessIdentity | undefined {
  const started = process.platform === "linux" ? startOnLinux(pid) : startByPs(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether the identified process is still running. */
export function isAlive(identity: ProcessIdentity): boolean {
  return processIdentity(identity.pid)?.started === identity.started;
}

/** Returns this process's identity. */
export function ownIdentity(): ProcessIdentity {
  const own = processIdentity(process.pid);
  if (own === undefined) throw new Error(`The start time of process ${process.pid} cannot be read.`);
  return own;
}

function startOnLinux(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // Skip the program name in parentheses, because the name may contain spaces. Field 3 is the state, and field 22 is the start time
  // (proc(5)).
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
    // ESRCH means that the process ended between opening and reading the file.
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
