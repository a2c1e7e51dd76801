import { askHostPort, type HostPortAnswer, type HostPortQuestion } from "./host-port";

/** The pause between two requests, in milliseconds. */
const pause = 250;

/**
 * Repeats a request to a host port until the expected answer arrives. An Ingress controller serves a new route with some delay after the
 * API server stores it.
 *
 * @param timeoutMs - how long the request is repeated, in milliseconds.
 * @param isAwaited - a function that returns whether an answer is the expected answer. By default, every HTTP 200 answer is expected.
 * @returns the first expected answer. If no expected answer arrives within the time limit, returns the latest answer.
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

/** Describes the outcome of a request. The description can end a sentence whose subject is the host port. */
export function describeAnswer(answer: HostPortAnswer): string {
  switch (answer.outcome) {
    case "answered":
      return `it answers with HTTP ${answer.status}`;
    case "refused":
      return "nothing listens on it";
    case "reset":
      return "it accepts connections, and closes them without an answer";
    case "unreachable":
      return "it routes to an address that does not exist";
    case "silent":
      return "it accepts connections and stays silent";
    case "untrusted":
      return `its certificate is not trusted (${answer.reason})`;
  }
}
