import { containerName } from "../cluster/node-names";
import { edgeContainerName, edgeContainerPort } from "../record/edge-container";
import type { Finding } from "../errors/finding";
import type { NodeRecord } from "../record/node-record";
import { PortProtocol } from "../record/port-record";
import type { App } from "./app-shape";
import type { ClusterIndex } from "./cluster-index";
import type { ChosenExposure } from "./exposure";
import type { ExposurePlan, PodsPlan } from "./exposure-plan";
import { defaultReplicas, isPinned, isReplacedGradually, shutDownGracefully, spread } from "./pods";
import type { CarriedPort } from "./find-port";
import type { Placement } from "./placement";
import type { EdgeHop, PodHop, Route, NodeIdentity } from "./route";

/** An app whose port and exposure are settled: what the planner of each exposure starts from. */
export interface SettledApp extends CarriedPort, ChosenExposure {
  readonly app: App;
  readonly cluster: ClusterIndex;
}

/** The parts of a plan that are the same for every exposure. */
export type CommonPlan = Pick<
  ExposurePlan,
  "name" | "namespace" | "exposure" | "reason" | "port" | "selector"
> & { readonly pods: Omit<PodsPlan, "placement" | "strategy"> };

/** Plans what does not depend on the exposure; `protocol` is what the app's container speaks. */
export function planCommon({ app, port, exposure, reason }: SettledApp, protocol: PortProtocol): CommonPlan {
  const { name, namespace = "default", containerPort, replicas = defaultReplicas(exposure) } = app;
  const selector = { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "berth" };
  return {
    name,
    namespace,
    exposure,
    reason,
    port,
    selector,
    pods: {
      replicas,
      ...(replicas > 1 && !isPinned(app, exposure) ? { topologySpreadConstraints: spread(selector) } : {}),
      ...(isReplacedGradually(app, exposure) ? shutDownGracefully(app) : {}),
      port: { containerPort, protocol },
      // A pod is ready as soon as it listens; the default period of 10 s would make each `up` wait for nothing.
      ...(protocol === PortProtocol.TCP
        ? { readinessProbe: { tcpSocket: { port: containerPort }, periodSeconds: 1 } }
        : {}),
    },
  };
}

/** The strategy of an app whose pods bind no port of their node, so that two generations of them get along. */
export function anyStrategy({ strategy }: App): PodsPlan["strategy"] {
  return { type: strategy === "Recreate" ? "Recreate" : "RollingUpdate" };
}

/** The placement of pods that bind no port of their node. */
export function planUnpinned({ cluster, exposure }: SettledApp, findings: Finding[]): Placement {
  if (cluster.unpinned !== undefined) return cluster.unpinned;
  findings.push({
    code: "NODES_ALL_TAINTED",
    path: "exposure",
    value: exposure,
    rule: `its pods bind no port of their node, so they tolerate no node's taints, and cluster "${cluster.record.name}" has only tainted nodes`,
    remedy:
      "Take the taints off a node, or use the exposure `hostPort`, whose pod tolerates those of its node.",
  });
  return { tolerations: [] };
}

/** The first hops of a route: from the host to the node that carries the port. */
export function entry({ port, node, cluster: { record } }: SettledApp): Route {
  const { listenAddress, hostPort, containerPort, protocol } = port;
  const edge: EdgeHop = {
    kind: "edge",
    container: edgeContainerName(record.name, port.name),
    containerPort: edgeContainerPort,
    protocol,
  };
  return [
    { kind: "hostPort", listenAddress, hostPort, protocol },
    ...(port.publish === "edge" ? [edge] : []),
    { kind: "node", node: node.name, ...identityOf(node, record.name), containerPort, protocol },
  ];
}

/** By what a node is found: its container, or in Kubernetes alone where Berth did not make the cluster. */
function identityOf({ name, nodeNames, matchLabels }: NodeRecord, cluster: string): NodeIdentity {
  if (nodeNames !== undefined) return { nodeNames };
  return matchLabels === undefined ? { container: containerName(cluster, name) } : { matchLabels };
}

/** The last hop of a route. */
export function podHop({ namespace, selector, pods }: CommonPlan): PodHop {
  return { kind: "pod", namespace, selector, ...pods.port };
}
