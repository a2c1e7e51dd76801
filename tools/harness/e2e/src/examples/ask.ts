import { isAsPromised, requestOf, send, type PromisedAnswer } from "@kind-berth-tools/demo";
import { runCommand } from "@kind-berth-tools/probe";

/** The time during which a request is repeated, and the pause between two requests, in milliseconds. */
const timeoutMs = 15_000;
const pause = 250;

/** Runs a command in a shell, as a user who copies the command from the README does. Returns the command's output. */
async function runAsReader(command: string): Promise<string> {
  const request = requestOf(command);
  // Because some machines do not have dig, the demo's own DNS query replaces the command.
  if (!("url" in request)) return (await send(request)).text;
  const ran = await runCommand("bash", ["-c", command], {});
  // If curl fails, only one line of its output is the error. The other lines are advice.
  return ran.exitCode === 0 ? ran.stdout.trim() : (/^curl: .*$/mu.exec(ran.stderr)?.[0] ?? ran.stderr.trim());
}

/**
 * Runs a command until it prints the promised answer. The command is repeated because several pods answer in turn.
 *
 * @returns the promised answer if the command printed it. If not, the latest output.
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
