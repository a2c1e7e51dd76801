import { setTimeout } from "node:timers/promises";
import {
  checkedSubject,
  decideWait,
  defaultWaitLimits,
  isPermanentAnswer,
  isSame,
  judgeAnswer,
  podsHop,
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
import { dueObservation } from "./observation-schedule";
import { observeRoute } from "./observe-route";
import { findHealthCheck } from "./find-health-check";

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

/**
 * Sends requests to an app through its host port until the app responds and its rollout is complete. While waiting, the function observes
 * the route and reports the hop for which it is waiting.
 *
 * @param timeout - the time to wait for the rollout and for the response, in milliseconds. Overrides the app's time limits
 * @returns a sentence with the result, or with the reason why Berth skipped the health check
 * @throws {@link BerthError} `APP_NOT_REACHED` with the latest result and all hops that block requests. If a hop blocks requests
 *   permanently, the function throws the error without waiting for the time limit. Throws `APP_NOT_CHECKED` if this machine cannot
 *   observe the rollout
 */
export async function verifyApp(
  verification: Verification,
  progress: Progress,
  signal: AbortSignal,
  timeout?: number,
): Promise<string> {
  const { app, url } = verification;
  const check = await findHealthCheck(verification, signal);
  if ("skipped" in check) return `The health check of ${url} was skipped: ${check.skipped}.`;
  const { engine, rolloutOnly } = check;
  progress.step(
    rolloutOnly === true
      ? `Waiting for the rollout of ${checkedSubject(verification)}`
      : `Sending requests to app ${app} at ${url}`,
  );
  const limits = limitsOf(verification, timeout);
  const start = performance.now();
  const settledAt = rolloutOnly === true ? 0 : await settling(verification, engine, start);
  const observations: RouteObservation[] = [];
  let [lastTook, lastRouteAt] = [0, 0];
  let permanentSince: number | undefined;
  let waitedFor: Verdict | undefined;
  for (;;) {
    const askedAt = performance.now() - start;
    const answer = rolloutOnly === true ? undefined : await sendRequest(verification, signal);
    const problem = answer === undefined ? undefined : judgeAnswer(verification, answer);
    if (answer === undefined || !isPermanentAnswer(verification, answer)) permanentSince = undefined;
    else permanentSince ??= askedAt;
    const elapsed = performance.now() - start;
    const state = { hasProblem: problem !== undefined, observations, elapsed, lastTook, lastRouteAt };
    const due = dueObservation(verification, state, limits);
    if (due !== undefined) {
      const only = due === "pods" ? podsHop(verification) : undefined;
      observations.push(await observeRoute(verification, engine, elapsed, only));
      lastTook = performance.now() - start - elapsed;
      if (due === "route") lastRouteAt = elapsed;
    }
    const decided = decideWait(
      verification,
      { problem, permanentSince, observations, elapsed, askedAt, settledAt, rolloutOnly },
      limits,
    );
    switch (decided.decision) {
      case "answered":
        return described(verification, answer);
      case "fail":
        reportVerdicts(verification, observations.at(-1)?.verdicts ?? [], progress);
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

function limitsOf(
  { rolloutTimeout, timeout, permanentTimeout }: Verification,
  override: number | undefined,
): WaitLimits {
  const milliseconds = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);
  return {
    rolloutTimeout: override ?? milliseconds(rolloutTimeout) ?? defaultWaitLimits.rolloutTimeout,
    timeout: override ?? milliseconds(timeout) ?? defaultWaitLimits.timeout,
    permanentTimeout: milliseconds(permanentTimeout) ?? defaultWaitLimits.permanentTimeout,
  };
}

/** Reports the hop for which the health check is waiting, if this hop has changed. */
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

/** The result of a successful health check, as sentences. */
function described(verification: Verification, answer: Answer | undefined): string {
  const { url, controller } = verification;
  if (answer === undefined) {
    const complete = `The rollout of ${checkedSubject(verification)} is complete.`;
    return controller === true
      ? complete
      : `${complete} Berth sent no requests, because the container engine and the port are on another machine.`;
  }
  return answer.outcome === "answered"
    ? `${url} answers with HTTP ${answer.status}.`
    : `${url} accepts connections.`;
}

/** Reports the state of each hop of an app whose health check failed. If only the pods were observed, reports only their state. */
function reportVerdicts(verification: Verification, verdicts: readonly Verdict[], progress: Progress): void {
  progress.step(`State of the route to ${checkedSubject(verification)}:`);
  const pods = verdicts.filter(({ hop }) => hop === podsHop(verification));
  const onlyPods = verdicts.every((verdict) => verdict.verdict === "unknown" || pods.includes(verdict));
  const observed = onlyPods ? pods : verdicts;
  for (const line of renderVerdicts(observed)) progress.step(line);
}

function unlessRefused(verification: Verification, finding: SystemFinding, progress: Progress): string {
  throwIfErrors(checkedSubject(verification), [finding], (warning) => {
    progress.warn(sentence(warning));
  });
  return `${verification.url} answers, but the response may not come from the app.`;
}
