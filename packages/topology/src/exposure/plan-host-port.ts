import type { Finding } from "../errors/finding";
import type { PortRecord } from "../record/port-record";
import { spokenBy } from "./app-protocol";
import type { App } from "./app-shape";
import { checkPinnedReplicas } from "./check-replicas";
import type { ExposurePlan } from "./exposure-plan";
import { carrierAnnotations, pinnedTo } from "./placement";
import { entry, planCommon, podHop, type SettledApp } from "./settled-app";
import { hostPortUrl } from "./url";

/** The app's own pod binds the node's port: it is pinned there, and a rollout has to free the port before it takes it. */
export function planHostPort(settled: SettledApp, findings: Finding[]): ExposurePlan {
  const { app, port, node, exposure } = settled;
  const { count: carriers = 1 } = node;
  findings.push(
    ...checkPinnedReplicas(
      app.replicas,
      port,
      carriers,
      ", or use the exposure `ingress`, whose pods run anywhere",
    ),
    ...checkRollout(app, port),
  );
  const common = planCommon(settled, port.protocol);
  const { containerPort, replicas = carriers } = app;
  const pods = { ...common.pods, replicas, port: { ...common.pods.port, hostPort: port.containerPort } };
  const binds = { node: node.name, port: port.containerPort, protocol: port.protocol };
  return {
    ...common,
    pods: {
      ...pods,
      strategy: { type: "Recreate" },
      placement: pinnedTo(settled),
      annotations: carrierAnnotations(settled),
    },
    service: {
      type: "ClusterIP",
      ports: [{ port: containerPort, targetPort: containerPort, protocol: port.protocol, ...spokenBy(app) }],
    },
    url: hostPortUrl(port),
    route: [...entry(settled), { ...podHop({ ...common, pods }), node: node.name }],
    claim: { owner: app.name, port: port.name, exposure, binds },
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
