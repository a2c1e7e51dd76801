import { readlink } from "node:fs/promises";
import { basename } from "node:path";
import { BerthError } from "@kind-berth/topology";
import { tryCommand } from "../process/run-command";
import type { HostPort } from "./bind-probe";

/** A process that holds a port, as reported by `ss` or `lsof`. */
interface Holder {
  /** The process name. By default, this is the program's name, but a process can change it. */
  readonly name: string;
  readonly pid: string;
}

/** Describes the process that holds a port on this machine, if `ss` or `lsof` can find that process. */
export async function processHolding(port: HostPort): Promise<string> {
  const udp = port.protocol === "UDP";
  const sockets = await output("ss", ["-H", "-n", "-p", udp ? "-ul" : "-tl", `sport = :${port.hostPort}`]);
  const files = await output("lsof", lsofArguments(port));
  const holder = holderFromSs(sockets) ?? holderFromLsof(files);
  if (holder === undefined) return "another process";
  return `process \`${(await programOf(holder)) ?? holder.name}\` (pid ${holder.pid})`;
}

/** The arguments for `lsof`. By default, `lsof` also lists clients connected to a TCP port, such as a browser. */
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
 * The program that a process runs. For example, the program `node` can have the process name `MainThread`. `undefined` if the program
 * cannot be read.
 */
async function programOf({ pid }: Holder): Promise<string | undefined> {
  try {
    return basename(await readlink(`/proc/${pid}/exe`));
  } catch {
    // The machine does not run Linux, or another user owns the process. The caller then uses the process name.
    return undefined;
  }
}

/** The output of a tool; empty if the tool is not installed. */
async function output(command: string, args: readonly string[]): Promise<string> {
  try {
    return (await tryCommand(command, args)).stdout;
  } catch (error) {
    if (BerthError.isInstance(error)) return "";
    throw error;
  }
}
