import { BerthError } from "@berth/topology";
import { tryCommand } from "../process/run-command";
import type { HostPort } from "./bind-probe";

/** Names the process that holds a port on this machine, as far as the machine's own tools tell. */
export async function processHolding(port: HostPort): Promise<string> {
  const udp = port.protocol === "UDP";
  const sockets = await output("ss", ["-H", "-n", "-p", udp ? "-ul" : "-tl", `sport = :${port.hostPort}`]);
  const files = await output("lsof", ["-nP", "-Fpc", `-i${port.protocol}:${port.hostPort}`]);
  return holderFromSs(sockets) ?? holderFromLsof(files) ?? "another process";
}

/** Reads `users:(("nginx",pid=4711,fd=6))` from what `ss -p` prints. */
export function holderFromSs(printed: string): string | undefined {
  const [, name, pid] = /users:\(\("([^"]*)",pid=(\d+)/.exec(printed) ?? [];
  return name === undefined ? undefined : `process \`${name}\` (pid ${pid ?? ""})`;
}

/** Reads the lines `p4711` and `cnginx` from what `lsof -F pc` prints. */
export function holderFromLsof(printed: string): string | undefined {
  const [, pid, name] = /^p(\d+)\nc(.*)$/m.exec(printed) ?? [];
  return name === undefined ? undefined : `process \`${name}\` (pid ${pid ?? ""})`;
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
