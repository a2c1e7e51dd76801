import { diagnosis, type Diagnosis } from "../diagnosis/diagnosis";
import type { Route } from "../model/route";
import type { Answer } from "./answer";

/** The HTTP status codes that a proxy uses to report that its backend did not respond. */
const ofProxies: readonly number[] = [502, 503, 504];

/** Whether the route has a rule that selects the app by host and path. Without such a rule, every response comes from the app. */
function hasRule(route: Route): boolean {
  return route.some(({ kind }) => kind === "ingress" || kind === "httpRoute");
}

/** Classifies the response from a host port as a state of the `hostPort` hop. This function is pure. */
export function classifyAnswer(answer: Answer, route: Route): Diagnosis {
  switch (answer.outcome) {
    case "refused":
      return diagnosis("CONNECTION_REFUSED", {});
    case "reset":
      return diagnosis("CONNECTION_RESET", {});
    case "silent":
      return diagnosis("RESPONSE_TIMED_OUT", {});
    case "open":
      return diagnosis("CONNECTION_OPEN", {});
    case "answered": {
      const { status, sameForAnyHost, certificateExpiredAt } = answer;
      if (certificateExpiredAt !== undefined)
        return diagnosis("CERTIFICATE_EXPIRED", { notAfter: certificateExpiredAt });
      if (hasRule(route) && ofProxies.includes(status)) return diagnosis("RESPONSE_FROM_PROXY", { status });
      if (hasRule(route) && status === 404 && sameForAnyHost === true)
        return diagnosis("RESPONSE_AMBIGUOUS", { status });
      return diagnosis("RESPONSE_RECEIVED", { status });
    }
  }
}
