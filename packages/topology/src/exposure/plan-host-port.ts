import type { Finding } from "../errors/finding";
import type { PortRecord } from "../record/port-record";
import type { App } from "./app-shape";
import type { ExposurePlan } from "./exposure-plan";
import { entry, planCommon, podHop, type PlacedApp } from "./settled-app";
import { hostPortUrl } from "./url";

/** The app's own pod binds the node's port: it is pinned there, and a rollout has to free the port before it takes it. */
export function planHostPort(placed: PlacedApp, findings: Finding[]): ExposurePlan {
  const { app, port, node, exposure } = placed;
  findings.push(...checkReplicas(app, port, node.count ?? 1), ...checkRollout(app, port));
  const binds = { node: node.name, port: port.containerPort, protocol: port.protocol };
  return {
    ...planCommon(placed),
    url: hostPortUrl(port),
    route: [...entry(placed), podHop(placed)],
    claim: { owner: app.name, port: port.name, exposure, binds },
  };
}

function checkReplicas({ replicas }: App, port: PortRecord, carriers: number): Finding[] {
  if (replicas === undefined || replicas === 0 || replicas === carriers) return [];
  const place = { path: "replicas", value: replicas };
  const carry = carriers === 1 ? "1 node carries" : `${carriers} nodes carry`;
  if (replicas > carriers) {
    return [
      {
        ...place,
        code: "REPLICAS_EXCEED_NODES",
        rule: `each pod binds port ${port.containerPort} of its node, and ${carry} port \`${port.name}\``,
        remedy: `Lower \`replicas\` to ${carriers}, or use the exposure \`ingress\`, whose pods run anywhere.`,
      },
    ];
  }
  return [
    {
      ...place,
      code: "NODES_WITHOUT_POD",
      rule: `${carry} port \`${port.name}\`, and on a node without a pod nobody answers`,
      remedy: `Leave \`replicas\` out for ${carriers}, unless what stands before the nodes asks only those that answer.`,
    },
  ];
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
