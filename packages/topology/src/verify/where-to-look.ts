import type { Verdict } from "../diagnosis/verdict";
import type { SystemFinding } from "../findings/finding";
import { hopCodeEntry } from "../model/hops/hop-codes";

/** For each type of hop, a text that describes what the user can check. */
const looks: Readonly<Record<Verdict["hop"], (name: string) => string>> = {
  hostPort: (name) => `whether a process on this machine listens on ${name}`,
  loadBalancer: (name) => `whether the load balancer responds at ${name}`,
  edge: (name) => `the proxy container \`${name}\` and its log`,
  node: (name) => `whether the node container \`${name}\` is running`,
  ingressController: (name) => `the controller's pods (Deployment \`${name}\`) and their logs`,
  ingressClass: (name) =>
    `the log of the Ingress controller of class \`${name}\`, and whether it binds the node's port`,
  ingress: (name) => `Ingress \`${name}\` and the log of its controller`,
  gateway: (name) => `the status of Gateway \`${name}\``,
  httpRoute: (name) => `the status of HTTPRoute \`${name}\``,
  service: (name) => `Service \`${name}\` and whether it has endpoints`,
  pod: (name) => `the app's pods (\`kubectl get pods --selector=${name}\`) and their logs`,
};

/** Describes which hop to check next, and how to check it. */
export function whereToLook({ hop, name }: Pick<Verdict, "hop" | "name">): string {
  return `The next hop on the route is \`${hop}\`. ${look({ hop, name })}`;
}

/**
 * Adds the verdicts on a route to a finding about an unreachable app. The reason lists all hops that block requests. If a hop
 * blocks requests permanently, the remedy is the fix for its code. If all these hops can recover, the remedy is about the first of them. If
 * no hop blocks requests, the finding keeps the remedy that Berth derived from the response.
 */
export function withVerdicts(finding: SystemFinding, verdicts: readonly Verdict[]): SystemFinding {
  const blocks = verdicts.filter(({ verdict }) => verdict === "block");
  const [first] = blocks;
  if (first !== undefined) {
    const list = blocks.map(
      ({ hop, name, clause, code }) => `at the ${hop} \`${name}\`: ${clause} [${code}]`,
    );
    return {
      ...finding,
      reason: `${finding.reason}. The route is blocked ${list.join("; ")}`,
      remedy: fixOf(blocks) ?? look(first),
    };
  }
  const passing = verdicts.filter(({ verdict }) => verdict === "pass").length;
  return {
    ...finding,
    reason: `${finding.reason}. On the route, ${passing} of ${verdicts.length} hops pass requests, and no hop blocks requests`,
  };
}

/** Returns how to fix the hops that block requests permanently. Returns `undefined` if no hop does. */
function fixOf(blocks: readonly Verdict[]): string | undefined {
  const permanent = blocks.filter(({ heals }) => heals === "never");
  if (permanent.length === 0) return undefined;
  const fixes = new Set(permanent.map(({ code }) => hopCodeEntry(code).fix));
  return `${[...fixes].join(" ")} ${nextUp}`;
}

const nextUp = "The next `pulumi up` repeats the health check.";

function look({ hop, name }: Pick<Verdict, "hop" | "name">): string {
  return `Check ${looks[hop](name)}. The next \`pulumi up\` repeats the health check.`;
}
