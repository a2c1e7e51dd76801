import { clauseOf } from "../diagnosis/clauses";
import type { SystemFinding } from "../findings/finding";
import { hopName } from "../model/hop-name";
import { hopCodeEntry } from "../model/hops/hop-codes";
import type { Hop, Route } from "../model/route";
import type { Answer } from "./answer";
import { classifyAnswer } from "./classify-answer";
import type { Verification } from "./verification";
import { whereToLook } from "./where-to-look";

/** The hops that select an app by host and path. */
const rules: readonly Hop["kind"][] = ["ingress", "httpRoute"];

/**
 * Evaluates the response from a host port. This function is pure.
 *
 * @returns `undefined` if the app responds. If it does not, the error `APP_NOT_REACHED`, which names the hop to check next. If it is unclear
 *   whether the app or a controller sent the response, the warning `APP_RESPONSE_AMBIGUOUS`
 */
export function judgeAnswer({ app, url, route }: Verification, answer: Answer): SystemFinding | undefined {
  const rule = route.find(({ kind }) => rules.includes(kind));
  const found = classifyAnswer(answer, route);
  const notReached = (hop: Hop | undefined): SystemFinding => ({
    code: "APP_NOT_REACHED",
    object: `app "${app}"`,
    state: `is not reachable at ${url}`,
    reason: clauseOf(found),
    remedy:
      hop === undefined
        ? "Check the app's pods and their logs."
        : whereToLook({ hop: hop.kind, name: hopName(hop) }),
  });
  switch (found.code) {
    case "CONNECTION_REFUSED":
    case "CONNECTION_RESET":
      return notReached(listener(route));
    case "RESPONSE_TIMED_OUT":
      return notReached(rule === undefined ? listener(route) : route.at(-1));
    case "RESPONSE_FROM_PROXY":
      return notReached(afterRule(route, found.evidence.status));
    case "RESPONSE_AMBIGUOUS":
      return {
        ...notReached(rule),
        code: "APP_RESPONSE_AMBIGUOUS",
        state: `may not be reachable at ${url}`,
      };
    case "CERTIFICATE_EXPIRED":
      return {
        ...notReached(undefined),
        state: `has no valid certificate at ${url}`,
        reason: `${clauseOf(found)} [${found.code}]`,
        remedy: `${hopCodeEntry(found.code).fix} The next \`pulumi up\` repeats the health check.`,
      };
    default:
      return undefined;
  }
}

/** Whether a response shows a permanent problem, such as an expired certificate. */
export function isPermanentAnswer({ route }: Pick<Verification, "route">, answer: Answer): boolean {
  return hopCodeEntry(classifyAnswer(answer, route).code).heals === "never";
}

/** Returns the hop after the node, which listens on the node's port. */
function listener(route: Route): Hop | undefined {
  return route[route.findIndex(({ kind }) => kind === "node") + 1];
}

/**
 * Returns the hop that is responsible for the status. Status 503 means that the Service has no ready pod. Status 502 or 504 means that the pod does not
 * respond.
 */
function afterRule(route: Route, status: number): Hop | undefined {
  return route.find(({ kind }) => kind === (status === 503 ? "service" : "pod")) ?? route.at(-1);
}
