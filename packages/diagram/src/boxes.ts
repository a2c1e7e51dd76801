import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import type { IngressControllerPlan } from "@kind-berth/topology";
import { edgeContainerName } from "@kind-berth/topology";
import { NodeRole, type NodeRecord } from "@kind-berth/topology";
import { hostEndpoint, portLabel, type PortRecord } from "@kind-berth/topology";
import { nodeRanges } from "./node-ranges";
import type { Box, NodeBox } from "./picture";

/** The box of a host port. */
export function hostPortBox(port: PortRecord): Box {
  return {
    id: `port ${port.name}`,
    kind: "hostPort",
    caption: "Host port",
    title: hostEndpoint(port),
    details: [`named ${port.name}`],
  };
}

/** The box of the proxy container of an edge port. */
export function edgeBox(cluster: string, port: PortRecord): Box {
  return {
    id: `edge ${port.name}`,
    kind: "edge",
    caption: "Edge container",
    title: edgeContainerName(cluster, port.name),
    details: [`forwards to ${port.node}`],
  };
}

/** The box of a node that carries ports. */
export function carrierBox(node: NodeRecord, contents: readonly Box[]): NodeBox {
  const details = node.taints.length > 0 ? [tainted] : [];
  return { ...nodeBox(node.name, roleName(node), details), contents };
}

/** The boxes of the nodes that carry no port: one box for all nodes that have taints, and one box for all other nodes. */
export function idleBoxes(nodes: readonly NodeRecord[]): NodeBox[] {
  const sorts = [
    nodes.filter(({ taints }) => taints.length === 0),
    nodes.filter(({ taints }) => taints.length > 0),
  ];
  return sorts
    .filter((sort) => sort.length > 0)
    .map((sort) => ({
      ...nodeBox(nodeRanges(sort.map(({ name }) => name)).join(", "), sortName(sort), [
        sort.length === 1 ? "carries no host port" : "carry no host port",
        ...(sort.some(({ taints }) => taints.length > 0) ? [tainted] : []),
      ]),
      contents: [],
    }));
}

/** The box of a port's Ingress controller, inside the box of the node that carries the port. */
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

/** The box of an Ingress controller that the user runs for a port. */
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
 * The diagram box for kube-proxy. On every node, kube-proxy accepts requests to a NodePort Service. The box is inside the box of the node
 * that carries the port.
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

/** The box of the cluster's load balancer. In the picture, this box takes the place of a node. */
export function loadBalancerBox(port: PortRecord): Box {
  return {
    id: `load balancer ${port.name}`,
    kind: "controller",
    caption: "Load balancer",
    title: hostEndpoint(port),
    details: ["provided by the cluster"],
  };
}

/** The box of an app's pods that bind the node's port, inside the box of the node that carries the port. */
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

/** The box of a node's port if the picture contains no object that binds the port. */
export function openBox(port: PortRecord, appsKnown: boolean): Box {
  return {
    id: `open ${port.name}`,
    kind: "open",
    caption: "Port on the node",
    title: nodePort(port),
    details: [
      appsKnown ? "no app uses it" : "its listener must run here",
      ...(appsKnown ? [] : [`label ${portLabel(port.name)}`]),
    ],
  };
}

/** The box of the Service behind an exposure of an app. */
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

/** The box of an existing Service. */
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

/** The box of an existing Service's pods. Berth does not control the number or the nodes of these pods. */
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
 * The box of the pods behind an app's Service. If the pods also bind ports on their node, the picture shows them in a second box, inside
 * the node box.
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

/** A node's port in the format that messages use, such as `80/TCP`. */
export function nodePort({ containerPort, protocol }: PortRecord): string {
  return `${containerPort}/${protocol}`;
}

type Named = Pick<ExposurePlan, "namespace" | "name">;

const tainted = "tainted (pods need a toleration)";

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
