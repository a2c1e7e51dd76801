import { clauseOf } from "./clauses";
import { diagnosis, type Diagnosis, type HopDiagnosis } from "./diagnosis";
import type { HopFacts, NodeFacts, PublishedFacts } from "./hop-facts";
import { judgeService } from "./judge-service";
import { diagnosePods } from "./pods/diagnose-pods";
import type { Verdict } from "./verdict";
import { hopName } from "../model/hop-name";
import { hopCodeEntry } from "../model/hops/hop-codes";
import { objectOf } from "../model/hops/hop-object";
import type { Hop, Route } from "../model/route";
import { omitUndefined } from "../model/omit-undefined";

/**
 * Checks each hop of a route on a live cluster. This function is pure.
 *
 * @param facts - the observed facts for each hop, in the order of the route; `undefined` if the hop could not be observed
 */
export function diagnose(route: Route, facts: readonly (HopFacts | undefined)[]): Verdict[] {
  return route.map((hop, index) => verdictOn(hop, judge(facts[index], hop, route)));
}

/**
 * Derives a verdict on a hop from its diagnosis.
 *
 * @param found - the diagnosis; if it is not about the hop itself, it contains the object that it is about
 */
export function verdictOn(hop: Hop, found: HopDiagnosis): Verdict {
  const { code, evidence, object = objectOf(hop) } = found;
  const { state, heals } = hopCodeEntry(code);
  return omitUndefined({
    hop: hop.kind,
    name: hopName(hop),
    verdict: state,
    heals,
    code,
    object,
    evidence,
    clause: clauseOf(found, object),
  }) as Verdict;
}

function judge(facts: HopFacts | undefined, hop: Hop, route: Route): HopDiagnosis {
  switch (facts?.kind) {
    case undefined:
      return diagnosis("HOP_NOT_CHECKED", {});
    case "missing":
      return diagnosis("OBJECT_MISSING", {});
    case "present":
      return diagnosis("OBJECT_EXISTS", {});
    case "published":
      return judgePublication(facts, route);
    case "container":
      return diagnosis(facts.running ? "EDGE_RUNNING" : "EDGE_NOT_RUNNING", {});
    case "node":
      return judgeNode(facts);
    case "pods":
      return diagnosePods(facts, hop, mustRunOn(hop, carrierOf(route)));
    case "ingress":
      return diagnosis(facts.published ? "INGRESS_SERVED" : "INGRESS_NOT_SERVED", {});
    case "conditions": {
      const [unmet] = facts.unmet;
      return unmet === undefined
        ? diagnosis("CONDITIONS_MET", {})
        : diagnosis("CONDITION_NOT_TRUE", { condition: unmet.type, message: unmet.message });
    }
    case "service":
      return judgeService(facts, hop, route);
  }
}

/** Returns the container name of the node that carries the port. */
function carrierOf(route: Route): string | undefined {
  return route.find((hop) => hop.kind === "node")?.container;
}

/** Returns the node on which a hop's pods must run. Pods that bind a port on their node must run on the node that carries the port. */
function mustRunOn(hop: Hop, carrier: string | undefined): string | undefined {
  if (hop.kind === "ingressController") return carrier;
  return hop.kind === "pod" && hop.node !== undefined ? carrier : undefined;
}

/**
 * Checks that the route's edge proxy or node publishes the port. On an existing cluster, the container that publishes the port is not
 * known.
 */
function judgePublication({ by }: PublishedFacts, route: Route): Diagnosis {
  if (by === undefined) return diagnosis("HOST_PORT_NOT_PUBLISHED", {});
  const expected = route.find((hop) => hop.kind === "edge")?.container ?? carrierOf(route);
  return expected === undefined || by === expected
    ? diagnosis("HOST_PORT_PUBLISHED", { publisher: by })
    : diagnosis("HOST_PORT_PUBLISHED_BY_OTHER", { publisher: by, portContainer: expected });
}

function judgeNode({ running, notReady, stopped }: NodeFacts): Diagnosis {
  if (running)
    return notReady === undefined
      ? diagnosis("NODE_READY", {})
      : diagnosis("NODE_NOT_READY", { message: notReady });
  if (stopped === undefined) return diagnosis("NODE_CONTAINER_NOT_RUNNING", {});
  if (stopped.state === "missing") return diagnosis("NODE_CONTAINER_MISSING", {});
  const { exitCode, containerId } = stopped;
  return diagnosis("NODE_CONTAINER_EXITED", { exitCode, containerId });
}
