import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import type { IngressControllerPlan } from "@kind-berth/topology";
import { edgeContainerName } from "@kind-berth/topology";
import { NodeRole, taintText, type NodeRecord } from "@kind-berth/topology";
import { hostEndpoint, hostEndpoints, portLabel, type PortRecord } from "@kind-berth/topology";
import { nodeRanges } from "./node-ranges";
import type { Box, NodeBox } from "./picture";

/** Creates the box for a host port. */
export function hostPortBox(port: PortRecord): Box {
  return {
    id: `port ${port.name}`,
    kind: "hostPort",
    caption: "Host port",
    title: hostEndpoint(port),
    details: [
      ...hostEndpoints(port)
        .slice(1)
        .map((endpoint) => `and ${endpoint}`),
      `named ${port.name}`,
    ],
  };
}

/** Creates the box for an edge port's proxy container. */
export function edgeBox(cluster: string, port: PortRecord): Box {
  return {
    id: `edge ${port.name}`,
    kind: "edge",
    caption: "Edge container",
    title: edgeContainerName(cluster, port.name),
    details: [`forwards to ${port.node}`],
  };
}

/** Creates the box for a node that carries ports. */
export function carrierBox(node: NodeRecord, contents: readonly Box[]): NodeBox {
  return { ...nodeBox(node.name, roleName(node), taintDetails(node)), contents };
}

/** Creates the boxes for the nodes that carry no port: one box for all nodes that have the same taints. Nodes without taints come first. */
export function idleBoxes(nodes: readonly NodeRecord[]): NodeBox[] {
  const byTaints = new Map<string, NodeRecord[]>([["", []]]);
  for (const node of nodes) {
    const key = taintDetails(node).join();
    byTaints.set(key, [...(byTaints.get(key) ?? []), node]);
  }
  return [...byTaints.values()].flatMap((sort) => {
    const [first] = sort;
    if (first === undefined) return [];
    const details = [
      sort.length === 1 ? "carries no host port" : "carry no host port",
      ...taintDetails(first),
    ];
    const title = nodeRanges(sort.map(({ name }) => name)).join(", ");
    return [{ ...nodeBox(title, sortName(sort), details), contents: [] }];
  });
}

/** Creates the box for a port's Ingress controller. This box is inside the box for the node that carries the port. */
export function controllerBox({ name, port, placement }: IngressControllerPlan): Box {
  return {
    id: `controller ${name}`,
    kind: "controller",
    caption: "Ingress controller",
    title: name,
    details: [...bindingOf(port), ...tolerance(placement.tolerations.length)],
    pinned: true,
  };
}

/** Creates the box for an Ingress controller that the user runs for a port. */
export function ownControllerBox(ingressClassName: string, port: PortRecord): Box {
  return {
    id: `controller ${ingressClassName} ${port.name}`,
    kind: "controller",
    caption: "Ingress controller",
    title: ingressClassName,
    details: [binding(nodePort(port)), "provided by the user"],
  };
}

/**
 * Creates the box for kube-proxy, which accepts requests to a NodePort Service on every node. This box is inside the box for the node that
 * carries the port.
 */
export function kubeProxyBox(port: PortRecord): Box {
  return {
    id: `kube-proxy ${port.name}`,
    kind: "controller",
    caption: "kube-proxy",
    title: `NodePort ${nodePort(port)}`,
    details: ["listens on every node"],
  };
}

/** Creates the box for the cluster's load balancer. This box is in the node column. */
export function loadBalancerBox(port: PortRecord): Box {
  return {
    id: `load balancer ${port.name}`,
    kind: "controller",
    caption: "Load balancer",
    title: hostEndpoint(port),
    details: ["provided by the cluster"],
  };
}

/** Creates the box for pods that bind the node's port directly. This box is inside the box for the node that carries the port. */
export function bindingPodsBox(plan: ExposurePlan): Box {
  return {
    id: `pods ${appKey(plan)}`,
    kind: "pod",
    caption: podsCaption(plan),
    title: shownName(plan),
    details: [
      ...plan.pods.ports.flatMap(({ hostPort, protocol }) =>
        hostPort === undefined ? [] : [binding(`${hostPort}/${protocol}`)],
      ),
      // Each label that pins a pod has the same key as an annotation on the pod.
      ...Object.keys(plan.pods.annotations ?? {}).map((label) => `pinned by label ${label}`),
      ...tolerance(plan.pods.placement.tolerations.length),
    ],
    pinned: true,
  };
}

/** Creates the box for the Service that an app's exposure uses. */
export function serviceBox(plan: ExposurePlan): Box {
  const { namespace, service } = plan;
  return {
    id: `service ${appKey({ namespace, name: service.name })}`,
    kind: "service",
    caption: "Service",
    title: shownName({ namespace, name: service.name }),
    details: plan.service.ports.map(({ port, protocol }) => `port ${port}/${protocol}`),
  };
}

/** Creates the box for an existing Service. */
export function backendBox({ namespace, backend: { name, port } }: ServiceExposurePlan): Box {
  const service = { namespace, name };
  return {
    id: `service ${appKey(service)}`,
    kind: "service",
    caption: "Existing Service",
    title: shownName(service),
    details: [`port ${port}/TCP`],
  };
}

/** Creates the box for an existing Service's pods. Berth does not control how many of these pods run, or on which nodes. */
export function podsOfBackendBox({ namespace, backend }: ServiceExposurePlan): Box {
  const service = { namespace, name: backend.name };
  return {
    id: `pods of service ${appKey(service)}`,
    kind: "pod",
    caption: "Pods of the Service",
    title: shownName(service),
    details: ["on any node"],
  };
}

/**
 * Creates the box for the pods behind an app's Service. If the pods also bind ports on their node, the node box contains a second box for
 * them.
 */
export function podsBox(plan: ExposurePlan, place: string): Box {
  const isBinding = plan.pods.ports.some(({ hostPort }) => hostPort !== undefined);
  return {
    id: `${isBinding ? "pods behind Service" : "pods"} ${appKey(plan)}`,
    kind: "pod",
    caption: podsCaption(plan),
    title: shownName(plan),
    details: [place],
    pinned: plan.pods.placement.affinity !== undefined,
  };
}

/** Formats a node's port for messages, such as `80/TCP`. */
export function nodePort({ containerPort, protocol }: PortRecord): string {
  return `${containerPort}/${protocol}`;
}

type Named = Pick<ExposurePlan, "namespace" | "name">;

/** Describes a node's taints, one line for each taint. */
function taintDetails({ taints }: NodeRecord): string[] {
  return taints.map((taint) => `taint ${taintText(taint)}`);
}

function nodeBox(title: string, caption: string, details: readonly string[]): Omit<NodeBox, "contents"> {
  return { id: `node ${title}`, kind: "node", caption, title, details };
}

function sortName(nodes: readonly NodeRecord[]): string {
  const [first] = nodes;
  return nodes.length === 1 && first !== undefined ? roleName(first) : `${nodes.length} nodes`;
}

function roleName({ role }: NodeRecord): string {
  return role === NodeRole.ControlPlane ? "Control-plane node" : "Worker node";
}

function bindingOf(port: PortRecord): string[] {
  return [binding(nodePort(port)), `pinned by label ${portLabel(port.name)}`];
}

function binding(bound: string): string {
  return `binds ${bound} on the node`;
}

function tolerance(tolerations: number): string[] {
  return tolerations > 0 ? ["tolerates the node's taint"] : [];
}

function podsCaption({ pods: { replicas } }: ExposurePlan): string {
  return replicas === 1 ? "1 pod" : `${replicas} pods`;
}

function appKey({ namespace, name }: Named): string {
  return `${namespace}/${name}`;
}

function shownName({ namespace, name }: Named): string {
  return namespace === "default" ? name : `${namespace}/${name}`;
}
