import { isAsPromised, requestOf, send, type PromisedAnswer } from "@kind-berth-tools/demo";
import { runCommand } from "@kind-berth-tools/probe";

/** The time for which a request is repeated, and the pause between two requests, both in milliseconds. */
const timeoutMs = 15_000;
const pause = 250;

/** Runs a command in a shell, like a user who copies the command from the README. Returns the command's output. */
async function runAsReader(command: string): Promise<string> {
  const request = requestOf(command);
  // Use the demo's own DNS query instead of dig, because some machines do not have dig.
  if (!("url" in request)) return (await send(request)).text;
  const ran = await runCommand("bash", ["-c", command], {});
  // If curl fails, use only the line with the error. The other lines in curl's output are advice.
  return ran.exitCode === 0 ? ran.stdout.trim() : (/^curl: .*$/mu.exec(ran.stderr)?.[0] ?? ran.stderr.trim());
}

/**
 * Runs a command until it prints the promised answer. The command is repeated because several pods answer in turn.
 *
 * @returns the promised answer if the command printed it, and the latest output if not.
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
