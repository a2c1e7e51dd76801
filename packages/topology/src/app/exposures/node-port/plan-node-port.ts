import type { Finding } from "../../../findings/finding";
import type { NodeRecord } from "../../../model/node-record";
import type { PortRecord } from "../../../model/port-record";
import type { App } from "../../arguments/app-shape";
import { isInRange, nodePortRange, type NodePortRange } from "../../../model/node-port-range";
import type { ExposurePlan } from "../../app-plan";
import { entry, planClaim, planCommon, podHop } from "../common-plan";
import type { PlannedExposure } from "../resolved-exposure";
import { hostPortUrl } from "../url";

/**
 * Plans the `nodePort` exposure. kube-proxy listens on every node and forwards to all pods, so the pods are not pinned. With the policy
 * `Local`, each node forwards only to its own pods. Berth then pins the pods to the node that the host port forwards to.
 */
export function planNodePort(planned: PlannedExposure, findings: Finding[]): ExposurePlan {
  const { app, port, node, service, cluster } = planned;
  findings.push(...checkNumber(app, port, nodePortRange(cluster.record)), ...checkPolicy(app, node));
  const { protocol, containerPort: nodePort } = port;
  const externalTrafficPolicy = app.externalTrafficPolicy === "Local" ? "Local" : "Cluster";
  const common = planCommon(planned);
  const { namespace } = common;
  const { name } = service;
  return {
    ...common,
    url: hostPortUrl(port),
    route: [
      ...entry(planned),
      { kind: "service", namespace, name, port: app.containerPort, nodePort, externalTrafficPolicy },
      podHop(planned),
    ],
    claim: { ...planClaim(planned), binds: { port: nodePort, protocol } },
  };
}

/**
 * Rejects `Local` if several nodes carry the port. A node affinity restricts the pods to these nodes, but does not guarantee a pod on each
 * node.
 */
function checkPolicy({ externalTrafficPolicy }: App, { name, count = 1 }: NodeRecord): Finding[] {
  if (externalTrafficPolicy !== "Local" || count === 1) return [];
  return [
    {
      code: "LOCAL_POLICY_UNPINNED",
      path: "externalTrafficPolicy",
      value: externalTrafficPolicy,
      rule: `\`${name}\` represents ${count} nodes, and a node without one of the app's pods would drop requests`,
      remedy:
        "Omit `externalTrafficPolicy` to use `Cluster`. Without it, the `hostPort` exposure is also possible, which runs a pod on each node.",
    },
  ];
}

function checkNumber({ nodePort }: App, port: PortRecord, range: NodePortRange): Finding[] {
  const { first, last } = range;
  if (!isInRange(port.containerPort, range)) {
    return [
      {
        code: "NODE_PORT_OUT_OF_RANGE",
        path: "exposure",
        value: "nodePort",
        rule: `port \`${port.name}\` forwards to containerPort ${port.containerPort}, but this cluster's NodePorts must be numbers from ${first} to ${last}`,
        remedy: `Use a containerPort from ${first} to ${last} in the port mapping, or omit \`exposure\`.`,
      },
    ];
  }
  if (nodePort === undefined || nodePort === port.containerPort) return [];
  return [
    {
      code: "NODE_PORT_DIFFERS",
      path: "nodePort",
      value: nodePort,
      rule: `it must be ${port.containerPort}, which is the containerPort that port \`${port.name}\` forwards to`,
      remedy: "Omit `nodePort`, or set it to the containerPort of the port mapping.",
    },
  ];
}
