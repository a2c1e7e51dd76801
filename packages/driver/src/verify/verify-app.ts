import { setTimeout } from "node:timers/promises";
import {
  decideWait,
  defaultWaitLimits,
  isSame,
  judgeAnswer,
  throwIfErrors,
  renderVerdicts,
  sentence,
  type Answer,
  type RouteObservation,
  type SystemFinding,
  type Verdict,
  type Verification,
  type WaitLimits,
} from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import type { Progress } from "../process/progress";
import { requestHttp } from "./request-http";
import { connectTcp } from "./connect-tcp";
import { lastChange } from "./last-change";
import { observeRoute } from "./observe-route";
import { publishingEngine } from "./publishing-engine";

/** The time limit for one request, in milliseconds. */
const requestTimeoutMs = 5_000;
/** The time between two requests, in milliseconds. */
const interval = 500;
/**
 * The time that a change to a Service, an Ingress or an HTTPRoute takes to reach the nodes and the Ingress controller, in milliseconds.
 * Until then, the old target can still respond. kube-proxy and Traefik apply changes within one and two seconds, respectively. The API
 * server rounds the time of each change down to a full second.
 */
const settleTime = 3_000;
/** The time between two observations of the whole route, in milliseconds. An observation costs more than a request. */
const routeInterval = 3_000;
/** The time between two observations of the pods while the app responds and its rollout is not complete, in milliseconds. */
const rolloutInterval = 1_000;

/**
 * Sends requests to an app through its host port until the app responds and its rollout is complete. While waiting, it observes the route
 * and reports the hop that it is waiting for.
 *
 * @param timeout - the time to wait, in milliseconds. Overrides the app's time limit
 * @returns a sentence with the result, or with the reason why Berth skipped the health check
 * @throws {@link BerthError} `APP_NOT_REACHED` with the latest result and all hops that block requests. If a hop blocks requests
 *   permanently, the function throws the error without waiting for the time limit.
 */
export async function verifyApp(
  verification: Verification,
  progress: Progress,
  signal: AbortSignal,
  timeout?: number,
): Promise<string> {
  const { app, url } = verification;
  const engine = await publishingEngine(verification, signal);
  if (typeof engine === "string") return `The health check of ${url} was skipped: ${engine}.`;
  progress.step(`Sending requests to app ${app} at ${url}`);
  const limits = limitsOf(verification, timeout);
  const start = performance.now();
  const observations: RouteObservation[] = [];
  let waitedFor: Verdict | undefined;
  let settledAt: number | undefined;
  for (;;) {
    const askedAt = performance.now() - start;
    const answer = await sendRequest(verification, signal);
    const problem = judgeAnswer(verification, answer);
    if (problem === undefined) settledAt ??= await settling(verification, engine, start);
    const elapsed = performance.now() - start;
    const only = problem === undefined ? "pod" : undefined;
    if (isDue(verification, problem, observations.at(-1)?.at, elapsed, limits))
      observations.push(await observeRoute(verification, engine, elapsed, only));
    const decided = decideWait(verification, { problem, observations, elapsed, askedAt, settledAt }, limits);
    switch (decided.decision) {
      case "answered":
        return `${url} ${described(answer)}.`;
      case "fail":
        reportVerdicts(verification, observations.at(-1)?.verdicts ?? [], only, progress);
        return unlessRefused(verification, decided.finding, progress);
      case "wait":
        reportWait(verification, decided.hop, waitedFor, progress);
        waitedFor = decided.hop;
    }
    await setTimeout(interval, undefined, { signal });
  }
}

/** Returns the time by which the latest change to the route has reached the nodes, in milliseconds since the start of the health check. */
async function settling({ route }: Verification, engine: Engine, start: number): Promise<number> {
  const changed = await lastChange(route, engine);
  if (changed === undefined) return 0;
  if (changed === "unknown") return settleTime;
  const age = Math.max(0, Date.now() - changed);
  return performance.now() - start - age + settleTime;
}

function limitsOf({ timeout, permanentTimeout }: Verification, override: number | undefined): WaitLimits {
  const milliseconds = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);
  return {
    timeout: override ?? milliseconds(timeout) ?? defaultWaitLimits.timeout,
    permanentTimeout: milliseconds(permanentTimeout) ?? defaultWaitLimits.permanentTimeout,
  };
}

/** Whether to observe the route now. When the time limit is reached, the error needs an up-to-date observation. */
function isDue(
  { deployment }: Verification,
  problem: SystemFinding | undefined,
  lastAt: number | undefined,
  elapsed: number,
  { timeout }: WaitLimits,
): boolean {
  if (problem === undefined && deployment === undefined) return false;
  if (elapsed >= timeout) return true;
  if (problem === undefined) return lastAt === undefined || elapsed - lastAt >= rolloutInterval;
  return elapsed - (lastAt ?? 0) >= routeInterval;
}

/** Reports the hop that the health check is waiting for, if that hop has changed. */
function reportWait(
  { app }: Verification,
  hop: Verdict | undefined,
  before: Verdict | undefined,
  progress: Progress,
): void {
  if (hop === undefined) {
    if (before !== undefined) progress.step(`Waiting for a response from app ${app}`);
  } else if (before === undefined || !isSame(hop, before))
    progress.step(`Waiting for the ${hop.hop} ${hop.name}: ${hop.clause}`);
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

/** Reports the state of each observed hop of an app whose health check failed. */
function reportVerdicts(
  { app }: Verification,
  verdicts: readonly Verdict[],
  only: Verdict["hop"] | undefined,
  progress: Progress,
): void {
  progress.step(`State of the route to app ${app}:`);
  const observed = verdicts.filter(({ hop }) => only === undefined || hop === only);
  for (const line of renderVerdicts(observed)) progress.step(line);
}

function unlessRefused({ app, url }: Verification, finding: SystemFinding, progress: Progress): string {
  throwIfErrors(`app "${app}"`, [finding], (warning) => {
    progress.warn(sentence(warning));
  });
  return `${url} answers, but the response may not come from the app.`;
}
