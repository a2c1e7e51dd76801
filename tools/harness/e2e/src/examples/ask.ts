import { runCommand } from "@kind-berth-tools/probe";
import type { Stack } from "@kind-berth-tools/stack";
import { askByTcp, askNameServer } from "../dns/name-server";
import type { Promised } from "./readme";

/** How long a question is asked before what is answered counts, and the pause between two, in milliseconds. */
const timeoutMs = 15_000;
const pause = 250;

/** Not every machine has dig: the tests ask as it does. */
const dig = /^dig @127\.0\.0\.1 -p (?<port>\d+) (?<tcp>\+tcp )?\+short (?<name>\S+)$/u;

/** Runs a command in a stack's folder, as a reader of its README does, and returns what it prints. */
export async function runAsReader(command: string, { program, env }: Stack): Promise<string> {
  const { port, tcp, name } = dig.exec(command)?.groups ?? {};
  if (port !== undefined) {
    return (tcp === undefined ? askNameServer : askByTcp)(Number(port), name);
  }
  const ran = await runCommand("bash", ["-c", `cd "$0" && ${command}`, program], env);
  // Of what curl says when it gives up, one line is the reason, the others are advice.
  return ran.exitCode === 0 ? ran.stdout.trim() : (/^curl: .*$/mu.exec(ran.stderr)?.[0] ?? ran.stderr.trim());
}

/**
 * Asks until it is answered as promised: the Ingress controller takes up a route a moment after Kubernetes has it.
 *
 * @returns what was promised, where it came to that; else the last answer.
 */
export async function askAsReader({ command, answer }: Promised, stack: Stack): Promise<string> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const seen = await runAsReader(command, stack);
    if (fits(seen, answer)) return answer;
    if (Date.now() > until) return seen;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function fits(seen: string, promised: string): boolean {
  const [start = "", end] = promised.split("…");
  return end === undefined ? seen === promised : seen.startsWith(start) && seen.endsWith(end);
}
