import { describeAnswer, waitForAnswer, type HostPortAnswer } from "@kind-berth-tools/probe";

/** The time limit for the first answer, in milliseconds. */
const timeoutMs = 15 * 60_000;
/** The time limit for one request, in milliseconds. It is short, because a silent port delays the next request. */
const requestTimeoutMs = 1000;

/**
 * Sends requests to the first app until it responds with HTTP 200.
 *
 * @param hasFailed - a function that returns whether the app will never respond. The requests then end.
 * @returns the last answer, which is not HTTP 200 if the app did not respond in time.
 */
export function firstAnswerOf(
  hostPort: number,
  hasFailed: () => boolean = () => false,
): Promise<HostPortAnswer> {
  const question = { hostPort, host: "app-1.localhost", timeout: requestTimeoutMs };
  return waitForAnswer(question, timeoutMs, (answer) => isGood(answer) || hasFailed());
}

/**
 * Checks that the app responded.
 *
 * @throws Error that describes the answer if the answer is not HTTP 200.
 */
export function mustBeGood(answer: HostPortAnswer): void {
  if (!isGood(answer))
    throw new Error(`The app does not respond on its host port: ${describeAnswer(answer)}.`);
}

function isGood(answer: HostPortAnswer): boolean {
  return answer.outcome === "answered" && answer.status === 200;
}
