import type { Verdict } from "../diagnosis/verdict";
import type { SystemFinding } from "../findings/finding";
import type { Verification } from "./verification";
import { withVerdicts } from "./where-to-look";

/** The time limits for a health check, in milliseconds. */
export interface WaitLimits {
  /** How long the health check waits for the rollout and for a response. */
  readonly timeout: number;
  /** How long the health check observes the same permanent block before it fails. */
  readonly permanentTimeout: number;
}

/**
 * The default time limits. If a block is permanent, `pulumi up` must fail within a minute. The default leaves 15 seconds for slow
 * observations.
 */
export const defaultWaitLimits: WaitLimits = { timeout: 30_000, permanentTimeout: 45_000 };

/** The number of consecutive observations that a decision needs if a single observation could show a brief transition. */
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
  /** The observations of the route, from oldest to newest. */
  readonly observations: readonly RouteObservation[];
  /** The time since the start of the health check, in milliseconds. */
  readonly elapsed: number;
  /** When the latest request was sent, in milliseconds since the start of the health check. */
  readonly askedAt: number;
  /**
   * When the latest change to the route reached the nodes, in milliseconds since the start of the health check. An earlier response may
   * come from the previous target. `undefined` if the app has not responded yet.
   */
  readonly settledAt: number | undefined;
}

/** A health check's next step. */
export type WaitDecision =
  | { readonly decision: "answered" }
  | {
      readonly decision: "wait";
      /** The hop that the health check waits for; `undefined` if no hop is known to block requests. */
      readonly hop: Verdict | undefined;
    }
  | { readonly decision: "fail"; readonly finding: SystemFinding };

/**
 * Decides whether a health check continues to wait. This function is pure.
 *
 * - `answered`: the app responds, the latest change to the route has reached the nodes, and the Deployment's rollout is complete.
 * - `fail`: the health check has reached its time limit, or has observed the same permanent block for the whole `permanentTimeout` and at
 *   least twice.
 * - `wait`: the conditions for `answered` and `fail` are not met.
 */
export function decideWait(
  verification: Pick<Verification, "app" | "url" | "deployment">,
  { problem, observations, elapsed, askedAt, settledAt = 0 }: WaitState,
  { timeout, permanentTimeout }: WaitLimits,
): WaitDecision {
  const responds = problem === undefined;
  if (responds && (verification.deployment === undefined || isRolledOut(observations)))
    return askedAt < settledAt ? { decision: "wait", hop: undefined } : { decision: "answered" };
  const last = observations.at(-1)?.verdicts ?? [];
  // If the app responds, the hops before the pods forward requests, even if their status shows a problem.
  const relevant = responds ? last.filter(({ hop }) => hop === "pod") : last;
  const isPermanent = relevant.some((verdict) => {
    const times = streakOf(verdict, observations);
    const [first = 0] = times;
    return (
      verdict.heals === "never" &&
      times.length >= enough &&
      (times.at(-1) ?? first) - first >= permanentTimeout
    );
  });
  if (!isPermanent && elapsed < timeout) return { decision: "wait", hop: causeOf(relevant) };
  const finding = problem === undefined ? notRolledOut(verification) : certain(problem, verification, last);
  return { decision: "fail", finding: withVerdicts(finding, responds ? relevant : last) };
}

/**
 * Whether the observations show that the rollout is complete. If the pods cannot be observed twice in a row, the app's response is enough.
 */
function isRolledOut(observations: readonly RouteObservation[]): boolean {
  const states = observations.map(({ verdicts }) => verdicts.find(({ hop }) => hop === "pod")?.verdict);
  if (states.at(-1) === "pass") return true;
  return states.length >= enough && states.slice(-enough).every((state) => state === "unknown");
}

/** The times of the latest consecutive observations of the same block. Observations in which the hop's state is unknown do not count. */
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

/** The block that the health check waits for. If no pod is ready, the Service has no ready endpoints, so the pods are the cause. */
function causeOf(verdicts: readonly Verdict[]): Verdict | undefined {
  const blocks = verdicts.filter(({ verdict }) => verdict === "block");
  const pods = blocks.find(({ hop }) => hop === "pod");
  const isConsequence = ({ code }: Verdict) =>
    pods !== undefined && (code === "SERVICE_WITHOUT_ENDPOINTS" || code === "ENDPOINTS_NOT_READY");
  return blocks.find((block) => !isConsequence(block));
}

/** Resolves an ambiguous response. If the pods or a permanent block explain it, the app is not reachable. */
function certain(
  problem: SystemFinding,
  { url }: Pick<Verification, "url">,
  verdicts: readonly Verdict[],
): SystemFinding {
  const explained = verdicts.some(
    ({ verdict, heals, hop }) => verdict === "block" && (heals === "never" || hop === "pod"),
  );
  return explained ? { ...problem, code: "APP_NOT_REACHED", state: `is not reachable at ${url}` } : problem;
}

function notRolledOut({ app, url }: Pick<Verification, "app" | "url">): SystemFinding {
  return {
    code: "APP_NOT_REACHED",
    object: `app "${app}"`,
    state: "has not completed its rollout",
    reason: `${url} responds, but the response may come from an old pod`,
    remedy: "Run `kubectl rollout status` for the app's Deployment.",
  };
}
