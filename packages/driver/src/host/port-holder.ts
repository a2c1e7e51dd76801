import { readlink } from "node:fs/promises";
import { basename } from "node:path";
import { BerthError } from "@kind-berth/topology";
import { tryCommand } from "../process/run-command";
import type { HostPort } from "./bind-probe";

/** A process that holds a port, as `ss` or `lsof` reports it. */
interface Holder {
  /** The process name. By default, this is the program's name, but a process can change it. */
  readonly name: string;
  readonly pid: string;
}

/** Describes the process that holds a port on this machine. Uses `ss` or `lsof` to find the process. */
export async function processHolding(port: HostPort): Promise<string> {
  const udp = port.protocol === "UDP";
  const sockets = await output("ss", ["-H", "-n", "-p", udp ? "-ul" : "-tl", `sport = :${port.hostPort}`]);
  const files = await output("lsof", lsofArguments(port));
  const holder = holderFromSs(sockets) ?? holderFromLsof(files);
  if (holder === undefined) return "another process";
  return `process \`${(await programOf(holder)) ?? holder.name}\` (pid ${holder.pid})`;
}

/**
 * Returns arguments with which `lsof` lists only listening processes. By default, `lsof` also lists clients of a TCP port, such as a
 * browser.
 */
export function lsofArguments({ protocol, hostPort }: Omit<HostPort, "listenAddress">): string[] {
  return ["-nP", "-Fpc", `-i${protocol}:${hostPort}`, ...(protocol === "TCP" ? ["-sTCP:LISTEN"] : [])];
}

/** Parses `users:(("nginx",pid=4711,fd=6))` in the output of `ss -p`. */
export function holderFromSs(printed: string): Holder | undefined {
  const [, name, pid] = /users:\(\("([^"]*)",pid=(\d+)/.exec(printed) ?? [];
  return name === undefined || pid === undefined ? undefined : { name, pid };
}

/** Parses the lines `p4711` and `cnginx` in the output of `lsof -F pc`. */
export function holderFromLsof(printed: string): Holder | undefined {
  const [, pid, name] = /^p(\d+)\nc(.*)$/m.exec(printed) ?? [];
  return name === undefined || pid === undefined ? undefined : { name, pid };
}

/**
 * Returns the name of the program that a process runs, which can differ from the process name. For example, a process that runs `node` can
 * have the name `MainThread`. Returns `undefined` if the program name cannot be read.
 */
async function programOf({ pid }: Holder): Promise<string | undefined> {
  try {
    return basename(await readlink(`/proc/${pid}/exe`));
  } catch {
    // Either the machine does not run Linux, or another user owns the process. The caller then uses the process name.
    return undefined;
  }
}

/** Returns a tool's output. The output is empty if the tool is not installed. */
async function output(command: string, args: readonly string[]): Promise<string> {
  try {
    return (await tryCommand(command, args)).stdout;
  } catch (error) {
    if (BerthError.isInstance(error)) return "";
    throw error;
  }
}
