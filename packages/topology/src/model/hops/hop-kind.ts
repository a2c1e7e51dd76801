import type { Hop } from "../route";

/** A type of hop. docs/hops.md has a section for each type. */
export interface HopKindEntry {
  /** The hop's name in documents. */
  readonly title: string;
  /** A description of the hop, as Markdown sentences. */
  readonly meaning: string;
  /** Whether planned routes can contain the hop. Other hops occur only in routes that Berth finds on a cluster. */
  readonly planned: boolean;
}

/** A hop that the planner uses. */
interface PlannedHopKind extends HopKindEntry {
  readonly planned: true;
}

/** All hops between a client and an app, in route order. No route contains all of them. */
export const hopKinds = {
  hostPort: {
    title: "Listener on the host",
    meaning: "The address and port on the host to which clients connect.",
    planned: true,
  },
  engineHost: {
    title: "Machine of the container engine",
    meaning:
      "The machine on which the container engine runs, if this machine is not the host. Examples are a virtual machine from Docker Desktop, Colima or WSL2, and a remote engine's server.",
    planned: false,
  },
  publication: {
    title: "Publication by the container engine",
    meaning: "The container engine's entry that forwards a host port to a container port.",
    planned: false,
  },
  loadBalancer: {
    title: "Load balancer",
    meaning: "An existing cluster's load balancer. It replaces the host port, and forwards to a Service.",
    planned: true,
  },
  edge: {
    title: "Edge proxy",
    meaning: "The proxy container for a port with `publish: edge`. It forwards to the node.",
    planned: true,
  },
  nodeContainer: {
    title: "Node container",
    meaning: "The container that serves as a node in a kind cluster.",
    planned: false,
  },
  node: {
    title: "Node",
    meaning: "The Kubernetes node that carries the port.",
    planned: true,
  },
  portListener: {
    title: "Port listener",
    meaning:
      "The program that accepts connections on the node's port: a pod with `hostPort`, a pod with `hostNetwork`, or kube-proxy (NodePort). The CNI's portmap plugin forwards a `hostPort` to its pod.",
    planned: false,
  },
  ingressController: {
    title: "Ingress or Gateway controller",
    meaning: "The controller's pods, which bind the node's port and forward requests by host and path.",
    planned: true,
  },
  ingressClass: {
    title: "IngressClass",
    meaning:
      "The IngressClass of a user-provided Ingress controller. It connects an Ingress to its controller.",
    planned: true,
  },
  ingress: {
    title: "Ingress",
    meaning: "The rule that selects the Service by host and path.",
    planned: true,
  },
  gateway: {
    title: "Gateway",
    meaning: "The Gateway with the listener that accepts the requests.",
    planned: true,
  },
  httpRoute: {
    title: "HTTPRoute",
    meaning: "The Gateway API rule that selects the Service by host and path.",
    planned: true,
  },
  service: {
    title: "Service",
    meaning: "The Service that selects the app's pods.",
    planned: true,
  },
  endpointSlice: {
    title: "EndpointSlice",
    meaning: "The addresses and ports of the pods that a Service selects.",
    planned: false,
  },
  pod: {
    title: "Pod",
    meaning: "The app's pods and their containers.",
    planned: true,
  },
  containerPort: {
    title: "Container port",
    meaning: "The port on which the app listens in its container.",
    planned: false,
  },
} as const satisfies Record<string, HopKindEntry> & Record<Hop["kind"], PlannedHopKind>;

/** The type of a hop, such as `service`. {@link Hop} contains the hops that the planner uses. */
export type HopKind = keyof typeof hopKinds;
