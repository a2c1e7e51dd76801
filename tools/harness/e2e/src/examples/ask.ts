import { isAsPromised, requestOf, send, type PromisedAnswer } from "@kind-berth-tools/demo";
import { runCommand } from "@kind-berth-tools/probe";

/** How long to repeat a request, and the pause between two requests, in milliseconds. */
const timeoutMs = 15_000;
const pause = 250;

/** Runs a command in a shell, like a reader who copies it. Returns its output. */
async function runAsReader(command: string): Promise<string> {
  const request = requestOf(command);
  // Some machines do not have dig, so the demo's DNS query replaces it.
  if (!("url" in request)) return (await send(request)).text;
  const ran = await runCommand("bash", ["-c", command], {});
  // If curl fails, one line of its output is the reason. The other lines are advice.
  return ran.exitCode === 0 ? ran.stdout.trim() : (/^curl: .*$/mu.exec(ran.stderr)?.[0] ?? ran.stderr.trim());
}

/**
 * Runs a command until it prints the promised answer. The command is repeated because several pods answer in turn.
 *
 * @returns the promised answer if it was printed, otherwise the last output.
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
