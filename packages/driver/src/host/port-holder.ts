import { readlink } from "node:fs/promises";
import { basename } from "node:path";
import { BerthError } from "@kind-berth/topology";
import { tryCommand } from "../process/run-command";
import type { HostPort } from "./bind-probe";

/** A process, as one of the machine's tools tells of it. */
interface Holder {
  /** What it calls itself: its program, or whatever it made of that. */
  readonly name: string;
  readonly pid: string;
}

/** Names the process that holds a port on this machine, as far as the machine's own tools tell. */
export async function processHolding(port: HostPort): Promise<string> {
  const udp = port.protocol === "UDP";
  const sockets = await output("ss", ["-H", "-n", "-p", udp ? "-ul" : "-tl", `sport = :${port.hostPort}`]);
  const files = await output("lsof", ["-nP", "-Fpc", `-i${port.protocol}:${port.hostPort}`]);
  const holder = holderFromSs(sockets) ?? holderFromLsof(files);
  if (holder === undefined) return "another process";
  return `process \`${(await programOf(holder)) ?? holder.name}\` (pid ${holder.pid})`;
}

/** Reads `users:(("nginx",pid=4711,fd=6))` from what `ss -p` prints. */
export function holderFromSs(printed: string): Holder | undefined {
  const [, name, pid] = /users:\(\("([^"]*)",pid=(\d+)/.exec(printed) ?? [];
  return name === undefined || pid === undefined ? undefined : { name, pid };
}

/** Reads the lines `p4711` and `cnginx` from what `lsof -F pc` prints. */
export function holderFromLsof(printed: string): Holder | undefined {
  const [, pid, name] = /^p(\d+)\nc(.*)$/m.exec(printed) ?? [];
  return name === undefined || pid === undefined ? undefined : { name, pid };
}

/** The program that a process runs, such as `node`, which calls itself `MainThread`; `undefined` where Linux does not tell. */
async function programOf({ pid }: Holder): Promise<string | undefined> {
  try {
    return basename(await readlink(`/proc/${pid}/exe`));
  } catch {
    // No Linux, or another user's process: what the tool says has to do.
    return undefined;
  }
}

/** What a tool prints; nothing where it is not installed. */
async function output(command: string, args: readonly string[]): Promise<string> {
  try {
    return (await tryCommand(command, args)).stdout;
  } catch (error) {
    if (BerthError.isInstance(error)) return "";
    throw error;
  }
}
