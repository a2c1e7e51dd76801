import type { Finding } from "../../../findings/finding";
import type { NodeRecord } from "../../../model/node-record";
import type { PortRecord } from "../../../model/port-record";
import type { App } from "../../arguments/app-shape";
import { isInRange, nodePortRange, type NodePortRange } from "../../../model/node-port-range";
import type { ExposurePlan } from "../../app-plan";
import type { Route, ServiceHop } from "../../../model/route";
import { entry, planClaim, planCommon, podHop, type CommonPlan } from "../common-plan";
import type { PlannedExposure } from "../resolved-exposure";
import { hostPortUrl } from "../url";
import { checkServiceNodePort } from "./existing-service";

/**
 * Plans the `nodePort` exposure. kube-proxy listens on every node and forwards to all pods, so the pods are not pinned. With the policy
 * `Local`, each node forwards only to its own pods. Berth then pins the pods to the node that the host port forwards to.
 *
 * Berth does not place the pods of an existing Service. The Service must already have the NodePort.
 */
export function planNodePort(planned: PlannedExposure, findings: Finding[]): ExposurePlan {
  const { app, port, node, cluster } = planned;
  const isExisting = app.service !== undefined;
  findings.push(
    ...checkNumber(app, port, nodePortRange(cluster.record)),
    ...(isExisting ? checkServiceNodePort(planned) : checkPolicy(app, node)),
  );
  const { protocol, containerPort: nodePort } = port;
  const common = planCommon(planned);
  return {
    ...common,
    url: hostPortUrl(port),
    route: [...entry(planned), ...(isExisting ? toService(planned, common) : toOwnPods(planned, common))],
    claim: { ...planClaim(planned), binds: { port: nodePort, protocol } },
  };
}

/** The last hops in a route to the app's own Service and its pods. */
function toOwnPods(planned: PlannedExposure, { namespace }: CommonPlan): Route {
  const { app, port, service } = planned;
  const externalTrafficPolicy = app.externalTrafficPolicy === "Local" ? "Local" : "Cluster";
  const { containerPort: nodePort } = port;
  const { name } = service;
  return [
    { kind: "service", namespace, name, port: app.containerPort, nodePort, externalTrafficPolicy },
    podHop(planned),
  ];
}

/** The last hop in a route to an existing Service. Its policy is unknown unless an argument contains it. */
function toService({ app, port }: PlannedExposure, { namespace, backend }: CommonPlan): Route {
  const { externalTrafficPolicy: policy } = app;
  const isKnown = policy === "Local" || policy === "Cluster";
  const hop: ServiceHop = { kind: "service", namespace, ...backend, nodePort: port.containerPort };
  return [isKnown ? { ...hop, externalTrafficPolicy: policy } : hop];
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

function checkNumber({ nodePort, service }: App, port: PortRecord, range: NodePortRange): Finding[] {
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
      remedy:
        service === undefined
          ? "Omit `nodePort`, or set it to the containerPort of the port mapping."
          : `Set the containerPort of the port mapping to the Service's NodePort, or change the Service's NodePort to ${port.containerPort}.`,
    },
  ];
}
