import { firstBlock, type Verdict } from "../diagnosis/verdict";
import type { SystemFinding } from "../findings/finding";

/** For each type of hop, what the user can check. */
const looks: Readonly<Record<Verdict["hop"], (name: string) => string>> = {
  hostPort: (name) => `whether a process on this machine listens on ${name}`,
  loadBalancer: (name) => `whether the load balancer responds at ${name}`,
  edge: (name) => `the proxy container \`${name}\` and its log`,
  node: (name) => `whether the node container \`${name}\` is running`,
  ingressController: (name) => `the pods of the controller (Deployment \`${name}\`) and their logs`,
  ingressClass: (name) =>
    `the log of the Ingress controller of class \`${name}\`, and whether it binds the node's port`,
  ingress: (name) => `Ingress \`${name}\` and the log of its controller`,
  gateway: (name) => `the status of Gateway \`${name}\``,
  httpRoute: (name) => `the status of HTTPRoute \`${name}\``,
  service: (name) => `Service \`${name}\` and whether it has endpoints`,
  pod: (name) => `the app's pods (\`kubectl get pods --selector=${name}\`) and their logs`,
};

/** Names the next hop to check, and how to check it. */
export function whereToLook({ hop, name }: Pick<Verdict, "hop" | "name">): string {
  return `The next hop of the route is the ${hop}. ${look({ hop, name })}`;
}

/**
 * Adds the verdicts on a route to a finding about an unreachable app. If a hop blocks requests, the remedy is about this hop. If no hop
 * blocks requests, the finding keeps the remedy that Berth derived from the response.
 */
export function withVerdicts(finding: SystemFinding, verdicts: readonly Verdict[]): SystemFinding {
  const block = firstBlock(verdicts);
  if (block !== undefined)
    return {
      ...finding,
      reason: `${finding.reason}; on the route, the ${block.hop} \`${block.name}\` blocks: ${block.clause}`,
      remedy: look(block),
    };
  const passing = verdicts.filter(({ verdict }) => verdict === "pass").length;
  return {
    ...finding,
    reason: `${finding.reason}; on the route, ${passing} of ${verdicts.length} hops pass, and none blocks`,
  };
}

function look({ hop, name }: Pick<Verdict, "hop" | "name">): string {
  return `Check ${looks[hop](name)}. The next \`pulumi up\` repeats the health check.`;
}
