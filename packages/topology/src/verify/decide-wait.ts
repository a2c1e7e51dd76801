import type { Verdict } from "../diagnosis/verdict";
import type { SystemFinding } from "../findings/finding";
import type { Hop } from "../model/route";
import { checkedSubject, type Verification } from "./verification";
import { withVerdicts } from "./where-to-look";

/** The hop whose pods belong to the Deployment: the last hop of the route. */
export function podsHop({ route }: Pick<Verification, "route">): Hop["kind"] {
  return route.at(-1)?.kind ?? "pod";
}

/**
 * Whether a response is not enough, because the state of the route's last hop must also be known. There are two cases:
 *
 * - Berth runs the app's pods, and an old pod may have sent the response.
 * - The route ends at the NodePort of an existing Service. If the Service has another NodePort, another Service may have responded.
 */
export function mustObserve({ deployment, route }: Pick<Verification, "deployment" | "route">): boolean {
  const last = route.at(-1);
  return deployment !== undefined || (last?.kind === "service" && last.nodePort !== undefined);
}

/** The time limits for a health check, in milliseconds. */
export interface WaitLimits {
  /** How long the health check waits until the rollout is complete. */
  readonly rolloutTimeout: number;
  /** How long the health check waits for a response after the rollout is complete. */
  readonly timeout: number;
  /** How long the health check observes that the same hop blocks requests permanently before it fails. */
  readonly permanentTimeout: number;
}

/**
 * The default time limits. Pulumi's Kubernetes provider also waits ten minutes for a rollout. If a hop permanently blocks
 * requests, `pulumi up` must fail within a minute. The default leaves 15 seconds for slow observations.
 */
export const defaultWaitLimits: WaitLimits = {
  rolloutTimeout: 600_000,
  timeout: 30_000,
  permanentTimeout: 45_000,
};

/** The number of consecutive observations on which a decision must be based, because a single observation may show a brief transition. */
const enough = 2;

/** One observation of an app's route. */
export interface RouteObservation {
  /** When the route was observed, in milliseconds since the start of the health check. */
  readonly at: number;
  readonly verdicts: readonly Verdict[];
}

/** A health check's results so far. */
export interface WaitState {
  /** The finding about the latest response; `undefined` if the app responds. */
  readonly problem: SystemFinding | undefined;
  /**
   * Since when all responses have shown a permanent problem, in milliseconds since the start of the health check. `undefined` if the latest
   * response shows no such problem.
   */
  readonly permanentSince?: number | undefined;
  /** The observations of the route, from oldest to newest. */
  readonly observations: readonly RouteObservation[];
  /** The time since the start of the health check, in milliseconds. */
  readonly elapsed: number;
  /** When the latest request was sent, in milliseconds since the start of the health check. */
  readonly askedAt: number;
  /**
   * When the latest change to the route reached the nodes, in milliseconds since the start of the health check. An earlier response may
   * come from the previous target.
   */
  readonly settledAt: number;
  /** Set if the health check sends no requests, and waits only for the rollout. */
  readonly rolloutOnly?: true | undefined;
}

/** A health check's next step. */
export type WaitDecision =
  | { readonly decision: "answered" }
  | {
      readonly decision: "wait";
      /** The hop for which the health check waits. `undefined` if no hop is known to block requests. */
      readonly hop: Verdict | undefined;
    }
  | { readonly decision: "fail"; readonly finding: SystemFinding };

/**
 * Decides whether a health check continues to wait. This function is pure.
 *
 * - `answered`: the app responds, the latest change to the route has reached the nodes, and the Deployment's rollout is complete.
 * - `fail`: the health check has reached a time limit, or the same hop has blocked requests permanently for `permanentTimeout` and in at
 *   least two observations.
 * - `wait`: the conditions for `answered` and `fail` are not met.
 */
export function decideWait(
  verification: Pick<Verification, "app" | "controller" | "url" | "deployment" | "route">,
  { problem, permanentSince, observations, elapsed, askedAt, settledAt, rolloutOnly }: WaitState,
  limits: WaitLimits,
): WaitDecision {
  const responds = problem === undefined;
  if (responds && isRolledOut(verification, observations, rolloutOnly))
    return askedAt < settledAt ? { decision: "wait", hop: undefined } : { decision: "answered" };
  const last = currentVerdicts(observations);
  // If the app responds, the hops before the pods forward requests, even if their status shows a problem.
  const relevant = responds ? last.filter(({ hop }) => hop === podsHop(verification)) : last;
  const isOver = (since: number, latest: number) =>
    latest > since && latest - since >= limits.permanentTimeout;
  const isPermanent = relevant.some((verdict) => {
    const times = streakOf(verdict, observations);
    const [first = 0] = times;
    return verdict.heals === "never" && isOver(first, times.at(-1) ?? first);
  });
  const isAnswerPermanent = permanentSince !== undefined && isOver(permanentSince, askedAt);
  if (!isPermanent && !isAnswerPermanent && elapsed < deadlineOf(verification, observations, limits))
    return { decision: "wait", hop: causeOf(relevant) };
  const finding =
    problem === undefined ? notRolledOut(verification, rolloutOnly) : certain(problem, verification, last);
  return { decision: "fail", finding: withVerdicts(finding, responds ? relevant : last) };
}

/**
 * Returns when the health check ends if nothing changes, in milliseconds since its start. This is `timeout` after the rollout was
 * complete, or `rolloutTimeout` if the rollout is not complete. If the pods cannot be observed twice in a row, the rollout counts as
 * complete.
 */
export function deadlineOf(
  verification: Pick<Verification, "deployment" | "route">,
  observations: readonly RouteObservation[],
  { rolloutTimeout, timeout }: WaitLimits,
): number {
  if (verification.deployment === undefined) return timeout;
  const states = podStates(verification, observations);
  const since = states.findLastIndex((state) => state === "block") + 1;
  const rolledOut = states.slice(since);
  if (!rolledOut.includes("pass") && rolledOut.length < enough) return rolloutTimeout;
  return (observations[since]?.at ?? 0) + timeout;
}

/**
 * Whether the observations show that the rollout is complete, or that the existing Service has the NodePort. If the last hop could not be
 * observed twice in a row, the app's response is enough.
 */
function isRolledOut(
  verification: Pick<Verification, "deployment" | "route">,
  observations: readonly RouteObservation[],
  rolloutOnly: true | undefined,
): boolean {
  if (!mustObserve(verification)) return true;
  const states = podStates(verification, observations);
  if (states.at(-1) === "pass") return true;
  if (rolloutOnly === true) return false;
  return states.length >= enough && states.slice(-enough).every((state) => state === "unknown");
}

/** The state of the pods in each observation. */
function podStates(
  verification: Pick<Verification, "route">,
  observations: readonly RouteObservation[],
): Verdict["verdict"][] {
  return observations.map((observation) => podState(verification, observation));
}

/** The state of the Deployment's pods in one observation. */
export function podState(
  verification: Pick<Verification, "route">,
  { verdicts }: RouteObservation,
): Verdict["verdict"] {
  const pods = podsHop(verification);
  return verdicts.find(({ hop }) => hop === pods)?.verdict ?? "unknown";
}

/** The latest known state of each hop. An observation can cover only the pods, and the state of all other hops is then unknown. */
function currentVerdicts(observations: readonly RouteObservation[]): readonly Verdict[] {
  const [last, ...earlier] = observations.toReversed();
  const isSameHop = (one: Verdict, { hop, name }: Verdict) => one.hop === hop && one.name === name;
  return (last?.verdicts ?? []).map((verdict) => {
    if (verdict.verdict !== "unknown") return verdict;
    for (const { verdicts } of earlier) {
      const known = verdicts.find((one) => isSameHop(one, verdict) && one.verdict !== "unknown");
      if (known !== undefined) return known;
    }
    return verdict;
  });
}

/**
 * Returns the times of the latest consecutive observations of the same block. Observations in which the hop's state is unknown do not
 * count.
 */
function streakOf(block: Verdict, observations: readonly RouteObservation[]): number[] {
  const seen = observations.flatMap(({ at, verdicts }) => {
    const found = verdicts.find(({ hop, name }) => hop === block.hop && name === block.name);
    return found === undefined || found.verdict === "unknown" ? [] : [{ at, same: isSame(found, block) }];
  });
  const start = seen.findLastIndex(({ same }) => !same) + 1;
  return seen.slice(start).map(({ at }) => at);
}

/** Whether two verdicts show the same state of the same object. The evidence can differ, for example in the number of restarts. */
export function isSame(one: Verdict, other: Verdict): boolean {
  return (
    one.hop === other.hop &&
    one.code === other.code &&
    one.object.kind === other.object.kind &&
    one.object.name === other.object.name
  );
}

/** Returns the hop for which the health check waits. If no pod is ready, the Service has no ready endpoints, so the pods are the cause. */
function causeOf(verdicts: readonly Verdict[]): Verdict | undefined {
  const blocks = verdicts.filter(({ verdict }) => verdict === "block");
  const pods = blocks.find(({ hop }) => hop === "pod");
  const isConsequence = ({ code }: Verdict) =>
    pods !== undefined && (code === "SERVICE_WITHOUT_ENDPOINTS" || code === "ENDPOINTS_NOT_READY");
  return blocks.find((block) => !isConsequence(block));
}

/**
 * Resolves an ambiguous response. If the pods, the Ingress, a missing object or a permanent block explain it, the app is not reachable.
 * Traefik, for example, responds with status 404 if the Service of an Ingress does not exist.
 */
function certain(
  problem: SystemFinding,
  { url }: Pick<Verification, "url">,
  verdicts: readonly Verdict[],
): SystemFinding {
  const explained = verdicts.some(
    ({ verdict, heals, hop, code }) =>
      verdict === "block" &&
      (heals === "never" || hop === "pod" || hop === "ingress" || code === "OBJECT_MISSING"),
  );
  return explained ? { ...problem, code: "APP_NOT_REACHED", state: `is not reachable at ${url}` } : problem;
}

function notRolledOut(
  verification: Pick<Verification, "app" | "controller" | "deployment" | "url">,
  rolloutOnly: true | undefined,
): SystemFinding {
  const { controller, deployment, url } = verification;
  if (deployment === undefined) {
    return {
      code: "APP_NOT_REACHED",
      object: checkedSubject(verification),
      state: `is not reachable at ${url}`,
      reason: `${url} responds, but the response may come from another Service`,
      remedy: "Compare the Service's NodePort with the containerPort of the port mapping.",
    };
  }
  return {
    code: controller === true ? "INGRESS_CONTROLLER_NOT_READY" : "APP_NOT_REACHED",
    object: checkedSubject(verification),
    state: "has not completed its rollout",
    reason:
      rolloutOnly === true
        ? "a new pod is not ready, or an old pod remains"
        : `${url} responds, but the response may come from an old pod`,
    remedy: "Run `kubectl rollout status` for the Deployment.",
  };
}
