import type { SystemFinding } from "../findings/finding";
import { hopName } from "../model/hop-name";
import type { Hop, Route } from "../model/route";
import type { Answer } from "./answer";
import type { Verification } from "./verification";
import { whereToLook } from "./where-to-look";

/** The HTTP statuses that a proxy returns if its backend does not respond. */
const ofProxies = [502, 503, 504];

/** The hops that select an app by host and path. */
const rules: readonly Hop["kind"][] = ["ingress", "httpRoute"];

/**
 * Judges the response from a host port. This function is pure.
 *
 * @returns `undefined` if the app responds. If the app does not respond, the error `APP_NOT_REACHED`, which names the hop to check next. If
 * it is unclear whether the app or a controller sent the response, the warning `APP_RESPONSE_AMBIGUOUS`
 */
export function judgeAnswer({ app, url, route }: Verification, answer: Answer): SystemFinding | undefined {
  const rule = route.find(({ kind }) => rules.includes(kind));
  const next = (hop: Hop | undefined) => ({
    object: `app "${app}"`,
    state: `is not reachable at ${url}`,
    remedy:
      hop === undefined
        ? "Check the app's pods and their logs."
        : whereToLook({ hop: hop.kind, name: hopName(hop) }),
  });
  switch (answer.outcome) {
    case "open":
      return undefined;
    case "answered":
      if (rule === undefined) return undefined;
      if (ofProxies.includes(answer.status))
        return {
          ...next(afterRule(route, answer.status)),
          code: "APP_NOT_REACHED",
          reason: `the controller responds with HTTP ${answer.status}, because it received no response from the app`,
        };
      if (answer.status !== 404 || answer.sameForAnyHost !== true) return undefined;
      return {
        ...next(rule),
        code: "APP_RESPONSE_AMBIGUOUS",
        state: `may not be reachable at ${url}`,
        reason:
          "every host name gets the response HTTP 404. Either the app sends it, or the controller does not serve the app",
      };
    case "silent":
      return {
        ...next(rule === undefined ? listener(route) : route.at(-1)),
        code: "APP_NOT_REACHED",
        reason: "the connection opened, but the app sent no response",
      };
    case "refused":
    case "reset":
      return {
        ...next(listener(route)),
        code: "APP_NOT_REACHED",
        reason:
          answer.outcome === "refused"
            ? "the connection is refused, because nothing listens on the host port"
            : "the connection is closed immediately, because nothing listens behind the host port",
      };
  }
}

/** The port listener: the hop after the node. The port listener listens on the port of the node. */
function listener(route: Route): Hop | undefined {
  return route[route.findIndex(({ kind }) => kind === "node") + 1];
}

/** Status 503 means that the Service has no ready pod. Statuses 502 and 504 mean that the pod does not respond. */
function afterRule(route: Route, status: number): Hop | undefined {
  return route.find(({ kind }) => kind === (status === 503 ? "service" : "pod")) ?? route.at(-1);
}
