import { setTimeout } from "node:timers/promises";
import {
  diagnose,
  judgeAnswer,
  throwIfErrors,
  renderVerdicts,
  sentence,
  withVerdicts,
  type Answer,
  type SystemFinding,
  type Verification,
} from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import type { Progress } from "../process/progress";
import { requestHttp } from "./request-http";
import { connectTcp } from "./connect-tcp";
import { publishingEngine } from "./publishing-engine";
import { routeFacts } from "./route-facts";

/** The time limit for an app to respond through its host port, in milliseconds. The time starts when all objects of the app are ready. */
const timeoutMs = 30_000;
/** The time limit for one request, in milliseconds. */
const requestTimeoutMs = 5_000;
/** The time between two requests, in milliseconds. */
const interval = 500;

/**
 * Sends requests to an app through its host port until the app responds. The first requests can fail, because an Ingress controller needs a
 * moment before it serves a new route.
 *
 * @param limit - the time limit, in milliseconds
 * @returns a sentence with the result, or with the reason why Berth skipped the health check
 * @throws {@link BerthError} `APP_NOT_REACHED` with the last result and the hop that blocks the request
 */
export async function verifyApp(
  verification: Verification,
  progress: Progress,
  signal: AbortSignal,
  limit = timeoutMs,
): Promise<string> {
  const { app, url } = verification;
  const engine = await publishingEngine(verification, signal);
  if (typeof engine === "string") return `The health check of ${url} was skipped: ${engine}.`;
  progress.step(`Sending requests to app ${app} at ${url}`);
  const deadline = performance.now() + limit;
  for (;;) {
    const answer = await sendRequest(verification, signal);
    const finding = judgeAnswer(verification, answer);
    if (finding === undefined) return `${url} ${described(answer)}.`;
    if (performance.now() > deadline) {
      const followed = await follow(verification, finding, engine, progress);
      return unlessRefused(verification, followed, progress);
    }
    await setTimeout(interval, undefined, { signal });
  }
}

function sendRequest(verification: Verification, signal: AbortSignal): Promise<Answer> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
  return /^https?:/.test(verification.url)
    ? requestHttp(verification, limited)
    : connectTcp(verification, limited);
}

function described(answer: Answer): string {
  return answer.outcome === "answered" ? `answers with HTTP ${answer.status}` : "accepts connections";
}

/** Inspects the route of an app that does not respond. Reports the state of each hop, and names the hop that blocks the request. */
async function follow(
  { app, route }: Verification,
  finding: SystemFinding,
  engine: Engine,
  progress: Progress,
): Promise<SystemFinding> {
  progress.step(`Inspecting the route of app ${app}`);
  const verdicts = diagnose(route, await routeFacts(route, engine));
  for (const line of renderVerdicts(verdicts)) progress.step(line);
  return withVerdicts(finding, verdicts);
}

function unlessRefused({ app, url }: Verification, finding: SystemFinding, progress: Progress): string {
  throwIfErrors(`app "${app}"`, [finding], (warning) => {
    progress.warn(sentence(warning));
  });
  return `${url} answers, but the response may not come from the app.`;
}
