import type { Finding } from "../errors/finding";
import type { NamedHop, Verification } from "./verification";

/**
 * What a host port did when it was asked. `refused`: nobody takes the connection. `reset`: it was taken and broken off, as an
 * engine's proxy does when nobody listens behind it. `silent`: no answer in time. `open`: the connection stands, which is all
 * that a port other than HTTP's tells.
 */
export type Answer =
  | { readonly outcome: "refused" | "reset" | "silent" | "open" }
  | {
      readonly outcome: "answered";
      /** The HTTP status. */
      readonly status: number;
      /** Whether the port answers a host that no app has in the very same way. */
      readonly sameForAnyHost?: boolean;
    };

/** Statuses by which a proxy says that it got no answer from behind it. */
const ofProxies = [502, 503, 504];

/** The hops that choose among apps by host and path. */
const rules: readonly NamedHop["kind"][] = ["ingress", "httpRoute"];

/**
 * Judges what a host port did. Pure.
 *
 * @returns nothing where the app answers; else a finding that names the hop of the route to look at next: `APP_NOT_REACHED`,
 * or the warning `APP_NOT_TOLD_APART` where the answer may be the app's own or not
 */
export function judgeAnswer({ app, url, hops }: Verification, answer: Answer): Finding | undefined {
  const rule = hops.find(({ kind }) => rules.includes(kind));
  const next = (hop: NamedHop | undefined) => ({ path: `app "${app}" at ${url}`, remedy: lookAt(hop) });
  switch (answer.outcome) {
    case "open":
      return undefined;
    case "answered":
      if (rule === undefined) return undefined;
      if (ofProxies.includes(answer.status))
        return {
          ...next(afterRule(hops, answer.status)),
          code: "APP_NOT_REACHED",
          rule: `the controller answers with HTTP ${answer.status}: it got nothing from the app`,
        };
      if (answer.status !== 404 || answer.sameForAnyHost !== true) return undefined;
      return {
        ...next(rule),
        code: "APP_NOT_TOLD_APART",
        rule: "HTTP 404 comes for any host in the same way: from the app itself, or from the controller that does not know it",
      };
    case "silent":
      return {
        ...next(rule === undefined ? listener(hops) : hops.at(-1)),
        code: "APP_NOT_REACHED",
        rule: "the host port takes the question and says nothing",
      };
    case "refused":
    case "reset":
      return {
        ...next(listener(hops)),
        code: "APP_NOT_REACHED",
        rule:
          answer.outcome === "refused"
            ? "the connection is refused: nobody listens"
            : "the connection is broken off: nobody listens behind the host port",
      };
  }
}

/** What binds the node's port, or answers at it: the hop after the node. */
function listener(hops: readonly NamedHop[]): NamedHop | undefined {
  return hops[hops.findIndex(({ kind }) => kind === "node") + 1];
}

/** 503 says that the Service has no pod that is ready; 502 and 504 that the pod does not answer. */
function afterRule(hops: readonly NamedHop[], status: number): NamedHop | undefined {
  return hops.find(({ kind }) => kind === (status === 503 ? "service" : "pod"));
}

/** How each kind of hop is looked at. */
const looks: Readonly<Record<NamedHop["kind"], (name: string) => string>> = {
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

function lookAt(hop: NamedHop | undefined): string {
  if (hop === undefined) return "Look at the app's pods.";
  return `The next hop of its route is the ${hop.kind}: look at ${looks[hop.kind](hop.name)}. The next \`pulumi up\` asks again.`;
}
