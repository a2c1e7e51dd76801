import { isAsPromised, requestOf, send, type PromisedAnswer } from "@kind-berth-tools/demo";
import { runCommand } from "@kind-berth-tools/probe";

/** How long a request is repeated before what is answered counts, and the pause between two, in milliseconds. */
const timeoutMs = 15_000;
const pause = 250;

/** Runs a command in a shell, as a reader does who copies it, and returns what it prints. */
async function runAsReader(command: string): Promise<string> {
  const request = requestOf(command);
  // Not every machine has dig: the demo's own query stands for it.
  if (!("url" in request)) return (await send(request)).text;
  const ran = await runCommand("bash", ["-c", command], {});
  // Of what curl prints when it fails, one line is the reason, the others are advice.
  return ran.exitCode === 0 ? ran.stdout.trim() : (/^curl: .*$/mu.exec(ran.stderr)?.[0] ?? ran.stderr.trim());
}

/**
 * Runs a command until it prints what is promised: several pods answer in turn.
 *
 * @returns what was promised, if it was printed; else what was printed last.
 */
export async function askAsReader({ command, answer }: PromisedAnswer): Promise<string> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const seen = await runAsReader(command);
    if (isAsPromised(seen, answer)) return answer;
    if (Date.now() > until) return seen;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
