import { hopName } from "../model/hop-name";
import type { Hop, Route } from "../model/route";
import type { HopFacts, NodeFacts, PodsFacts, ServiceFacts } from "./hop-facts";
import type { Verdict } from "./verdict";

/** The verdict on a hop, without the name of the hop. */
type Judged = Pick<Verdict, "verdict" | "evidence">;

/**
 * Checks each hop of a route on a live cluster. This function is pure.
 *
 * @param facts - the observed facts of each hop, in the order of the route; `undefined` if the hop could not be observed
 */
export function diagnose(route: Route, facts: readonly (HopFacts | undefined)[]): Verdict[] {
  const carrier = route.find((hop) => hop.kind === "node")?.container;
  return route.map((hop, index) => ({
    hop: hop.kind,
    name: hopName(hop),
    ...judge(facts[index], mustRunOn(hop, carrier), hop),
  }));
}

/** The node on which the pods of a hop must run. Pods that bind a port of their node must run on the node that carries the port. */
function mustRunOn(hop: Hop, carrier: string | undefined): string | undefined {
  if (hop.kind === "ingressController") return carrier;
  return hop.kind === "pod" && hop.node !== undefined ? carrier : undefined;
}

function judge(facts: HopFacts | undefined, node: string | undefined, hop: Hop): Judged {
  switch (facts?.kind) {
    case undefined:
      return { verdict: "unknown", evidence: "it could not be checked" };
    case "missing":
      return block("it does not exist");
    case "present":
      return pass("it exists");
    case "published":
      return facts.by === undefined
        ? block("no running container publishes it")
        : pass(`\`${facts.by}\` publishes it`);
    case "container":
      return facts.running ? pass("it is running") : block("it is not running");
    case "node":
      return judgeNode(facts);
    case "pods":
      return judgePods(facts, node);
    case "ingress":
      return facts.published
        ? pass("a controller has published its status")
        : block("no controller serves it, because its status is empty");
    case "conditions": {
      const [unmet] = facts.unmet;
      return unmet === undefined
        ? pass("its controller has accepted it")
        : block(`\`${unmet.type}\` is not true: ${unmet.message}`);
    }
    case "service":
      return judgeService(facts, hop.kind === "service" ? hop.port : undefined);
  }
}

function judgeNode({ running, notReady }: NodeFacts): Judged {
  if (!running) return block("its container is not running");
  return notReady === undefined ? pass("it is Ready") : block(`it is not Ready: ${notReady}`);
}

function judgePods({ pods }: PodsFacts, node: string | undefined): Judged {
  const ready = pods.filter(({ notReady }) => notReady === undefined);
  const inPlace = ready.filter((pod) => node === undefined || pod.node === node);
  const where = node === undefined ? "" : ` on \`${node}\``;
  if (inPlace.length > 0) return pass(`${inPlace.length} of ${pods.length} ready${where}`);
  const [astray] = ready;
  if (astray !== undefined)
    return block(
      `pod \`${astray.name}\` runs on \`${astray.node ?? ""}\`, but \`${node ?? ""}\` carries the port`,
    );
  const [first] = pods;
  if (first === undefined) return block("no pod exists");
  return block(`pod \`${first.name}\` is not ready: ${first.notReady ?? ""}`);
}

function judgeService({ ports, endpoints, readyEndpoints }: ServiceFacts, port: number | undefined): Judged {
  if (port !== undefined && !ports.includes(port))
    return block(`it has no port ${port}; its ports are ${ports.join(", ")}`);
  if (endpoints === 0) return block("it has no endpoints, because its selector matches no pod");
  return readyEndpoints === 0
    ? block(`none of its ${endpoints} endpoints is ready`)
    : pass(`${readyEndpoints} of ${endpoints} endpoints ready`);
}

const pass = (evidence: string): Judged => ({ verdict: "pass", evidence });
const block = (evidence: string): Judged => ({ verdict: "block", evidence });
