import { askHostPort, type HostPortAnswer, type HostPortQuestion } from "./host-port";

/** The pause between two requests, in milliseconds. */
const pause = 250;

/**
 * Asks a host port again and again until it answers as it should: the Ingress controller takes up a new route a moment
 * after Kubernetes has it.
 *
 * @param timeoutMs - how long it is asked, in milliseconds.
 * @param isAwaited - whether an answer is as it should be; HTTP 200 by default.
 * @returns the last answer: the first that is so, or what the port still did at the timeout.
 */
export async function waitForAnswer(
  question: HostPortQuestion,
  timeoutMs: number,
  isAwaited: (answer: HostPortAnswer) => boolean = isGood,
): Promise<HostPortAnswer> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const answer = await askHostPort(question);
    if (isAwaited(answer) || Date.now() > until) return answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function isGood(answer: HostPortAnswer): boolean {
  return answer.outcome === "answered" && answer.status === 200;
}

/** What a host port did, as the end of a sentence about it. */
export function describeAnswer(answer: HostPortAnswer): string {
  switch (answer.outcome) {
    case "answered":
      return `it answers with HTTP ${answer.status}`;
    case "refused":
      return "nobody listens on it";
    case "reset":
      return "it accepts connections, and nobody answers behind it";
    case "unreachable":
      return "it leads to an address that nobody has";
    case "silent":
      return "it accepts connections and stays silent";
    case "untrusted":
      return `its certificate is not trusted (${answer.reason})`;
  }
}
