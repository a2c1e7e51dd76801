import type { Finding } from "../errors/finding";
import type { PortRecord } from "../record/port-record";
import type { App } from "./app-shape";
import { checkPinnedReplicas } from "./check-replicas";
import type { ExposurePlan } from "./exposure-plan";
import { entry, planClaim, planCommon, podHop, type PlacedApp } from "./settled-app";
import { hostPortUrl } from "./url";

/** The app's own pod binds the node's port: it is pinned there, and a rollout has to free the port before it takes it. */
export function planHostPort(placed: PlacedApp, findings: Finding[]): ExposurePlan {
  const { app, port, node } = placed;
  findings.push(
    ...checkPinnedReplicas(
      app.replicas,
      port,
      node.count ?? 1,
      ", or use the exposure `ingress`, whose pods run anywhere",
    ),
    ...checkRollout(app, port),
  );
  const binds = { node: node.name, port: port.containerPort, protocol: port.protocol };
  return {
    ...planCommon(placed),
    url: hostPortUrl(port),
    route: [...entry(placed), podHop(placed)],
    claim: { ...planClaim(placed), binds },
  };
}

function checkRollout({ strategy }: App, port: PortRecord): Finding[] {
  if (strategy !== "RollingUpdate") return [];
  return [
    {
      code: "ROLLOUT_NEEDS_PORT_TWICE",
      path: "strategy",
      value: strategy,
      rule: `the new pod would wait for port ${port.containerPort} of node \`${port.node}\`, which the old one holds until the new one is ready`,
      remedy: "Leave `strategy` out, or set it to `Recreate`: the old pod goes first.",
    },
  ];
}
