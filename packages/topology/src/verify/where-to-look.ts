import { firstBlock, type Verdict } from "../diagnosis/verdict";
import type { SystemFinding } from "../findings/finding";

/** What to check for each type of hop. */
const looks: Readonly<Record<Verdict["hop"], (name: string) => string>> = {
  hostPort: (name) => `whether anything on this machine listens on ${name}`,
  loadBalancer: (name) => `whether the load balancer answers at ${name}`,
  edge: (name) => `the proxy container \`${name}\` and its log`,
  node: (name) => `whether the node's container \`${name}\` runs`,
  ingressController: (name) => `the controller's pods, Deployment \`${name}\`, and their log`,
  ingressClass: (name) =>
    `the Ingress controller of class \`${name}\`: whether it binds the node's port, and its log`,
  ingress: (name) => `Ingress \`${name}\` and the log of its controller`,
  gateway: (name) => `the status of Gateway \`${name}\``,
  httpRoute: (name) => `the status of HTTPRoute \`${name}\``,
  service: (name) => `Service \`${name}\` and whether it has endpoints`,
  pod: (name) => `the app's pods, \`kubectl get pods --selector=${name}\`, and their log`,
};

/** Names the next hop to check, and how to check it. */
export function whereToLook({ hop, name }: Pick<Verdict, "hop" | "name">): string {
  return `The next hop of its route is the ${hop}: look at ${look({ hop, name })}`;
}

/**
 * Adds the verdicts on a route to a finding about an unreachable app. If a hop blocks, the remedy is about this hop. Otherwise, the finding
 * keeps its remedy, which follows from the response alone.
 */
export function withVerdicts(finding: SystemFinding, verdicts: readonly Verdict[]): SystemFinding {
  const block = firstBlock(verdicts);
  if (block !== undefined)
    return {
      ...finding,
      reason: `${finding.reason}; of its route, the ${block.hop} \`${block.name}\` blocks: ${block.evidence}`,
      remedy: `Look at ${look(block)}`,
    };
  const passing = verdicts.filter(({ verdict }) => verdict === "pass").length;
  return {
    ...finding,
    reason: `${finding.reason}; of its route, ${passing} of ${verdicts.length} hops are seen to be as they should be, and none blocks`,
  };
}

function look({ hop, name }: Pick<Verdict, "hop" | "name">): string {
  return `${looks[hop](name)}. The next \`pulumi up\` asks again.`;
}
