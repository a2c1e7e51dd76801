import { chooseExposure, Exposure } from "../model/exposure";
import { kubernetesListener } from "../model/kubernetes-ports";
import { isInRange, nodePortRange } from "../model/node-port-range";
import { PortProtocol, type PortRecord } from "../model/port-record";
import type { ClusterPlan, NodePlan } from "./cluster-plan";

/** A way to expose an app through a port, and the reason why it is or is not possible, as a clause without a full stop. */
export interface JudgedExposure {
  readonly exposure: Exposure;
  readonly reason: string;
}

/** The ways to expose an app through a port. */
export interface PossibleExposures {
  readonly port: PortRecord;
  /** The exposure that Berth infers if an app omits `exposure`. */
  readonly inferred: Exposure;
  readonly possible: readonly JudgedExposure[];
  readonly impossible: readonly JudgedExposure[];
  /**
   * The requirements for an answer on the host port, in full sentences. The sentences contain no port number, so they are the same for similar
   * ports.
   */
  readonly needs: string;
}

/**
 * Determines for each port of a cluster how an app can be exposed through the port, and what would leave the host port without an answer.
 *
 * @example
 * ```ts
 * const plan = planCluster({ name: "demo", portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }] });
 * possibleExposures(plan)[0].possible.map(({ exposure }) => exposure); // ["ingress", "gateway", "hostPort"]
 * ```
 */
export function possibleExposures(plan: ClusterPlan): PossibleExposures[] {
  const nodes = new Map(plan.nodes.map((node) => [node.name, node]));
  return plan.ports.map((port) => {
    const judged = judge(port, nodes.get(port.node), plan);
    return {
      port,
      inferred: chooseExposure(undefined, port, nodePortRange(plan)).exposure,
      possible: judged.filter(({ isPossible }) => isPossible).map(withoutVerdict),
      impossible: judged.filter(({ isPossible }) => !isPossible).map(withoutVerdict),
      needs: needsOf(port, nodes.get(port.node), plan),
    };
  });
}

interface Judged extends JudgedExposure {
  readonly isPossible: boolean;
}

function withoutVerdict({ exposure, reason }: Judged): JudgedExposure {
  return { exposure, reason };
}

function judge(port: PortRecord, node: NodePlan | undefined, plan: ClusterPlan): Judged[] {
  const { networking } = plan;
  const holder = componentOn(port, node);
  if (holder !== undefined) {
    const exposures = [Exposure.Ingress, Exposure.Gateway, Exposure.HostPort, Exposure.NodePort];
    return exposures.map((exposure) => ({ exposure, isPossible: false, reason: holder }));
  }
  const isTcp = port.protocol === PortProtocol.TCP;
  const http = isTcp
    ? `an Ingress controller on node \`${port.node}\` can bind the containerPort`
    : `it needs HTTP over TCP, and the port uses ${port.protocol}`;
  const { first, last } = nodePortRange(plan);
  const range = `${first}-${last}`;
  const isNodePort = isInRange(port.containerPort, { first, last });
  return [
    { exposure: Exposure.Ingress, isPossible: isTcp, reason: http },
    { exposure: Exposure.Gateway, isPossible: isTcp, reason: http },
    {
      exposure: Exposure.HostPort,
      isPossible: true,
      reason: `one pod on node \`${port.node}\` can bind the containerPort`,
    },
    {
      exposure: Exposure.NodePort,
      isPossible: isNodePort && networking?.kubeProxyMode !== "none",
      reason: !isNodePort
        ? `the containerPort is outside the NodePort range ${range}`
        : networking?.kubeProxyMode === "none"
          ? "kube-proxy is disabled, so only a CNI plugin that replaces kube-proxy serves NodePorts"
          : `the containerPort is in the NodePort range ${range}`,
    },
  ];
}

/** Describes the Kubernetes component that listens on a port's containerPort. Returns `undefined` if no component does. */
function componentOn(port: PortRecord, node: NodePlan | undefined): string | undefined {
  const isHeld = node !== undefined && kubernetesListener(node.role, port) !== undefined;
  return isHeld ? `a Kubernetes component listens on the containerPort on node \`${port.node}\`` : undefined;
}

function needsOf(port: PortRecord, node: NodePlan | undefined, plan: ClusterPlan): string {
  if (componentOn(port, node) !== undefined)
    return "The host port reaches the Kubernetes component, and no app can use it.";
  const pinned = plan.nodes.length > 1;
  const taint = node?.taints[0];
  const pod = `a pod${pinned ? ` on node \`${port.node}\`` : ""} whose hostPort is the containerPort`;
  const listener = port.protocol === PortProtocol.TCP ? `${pod}, such as an Ingress controller` : pod;
  const toleration =
    taint === undefined ? "" : ` The pod must tolerate the node's taint \`${taint.key}:${taint.effect}\`.`;
  const elsewhere = pinned ? " A pod on another node does not answer." : "";
  if (!isInRange(port.containerPort, nodePortRange(plan)) || plan.networking?.kubeProxyMode === "none")
    return `The host port needs ${listener}.${elsewhere}${toleration} A Service alone does not answer.`;
  const local = pinned
    ? ` With \`externalTrafficPolicy: Local\`, a pod of the Service must run on node \`${port.node}\`.`
    : "";
  return `The host port needs a Service whose nodePort is the containerPort; its pods can run on any node.${local} A Service with any other nodePort does not answer.`;
}
