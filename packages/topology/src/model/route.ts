import type { PortProtocol } from "./port-record";

/** The hops from host port to pod, in order, as expected from the plan. */
export type Route = readonly Hop[];

/** One hop of a {@link Route}. */
export type Hop =
  | HostPortHop
  | LoadBalancerHop
  | EdgeHop
  | NodeHop
  | IngressControllerHop
  | IngressClassHop
  | IngressHop
  | GatewayHop
  | HTTPRouteHop
  | ServiceHop
  | PodHop;

/** The port on the host, published by the container engine. */
export interface HostPortHop {
  readonly kind: "hostPort";
  readonly listenAddress: string;
  readonly hostPort: number;
  readonly protocol: PortProtocol;
}

/** The cluster's load balancer, in the place of a port on the host; it leads to the Service. */
export interface LoadBalancerHop {
  readonly kind: "loadBalancer";
  /** The address that it answers at. */
  readonly address: string;
  readonly port: number;
  readonly protocol: PortProtocol;
}

/** The proxy container of an edge port, between host and node. */
export interface EdgeHop {
  readonly kind: "edge";
  /** The name of the container. */
  readonly container: string;
  /** The port that the proxy listens on in its container. */
  readonly containerPort: number;
  readonly protocol: PortProtocol;
}

/** The node that carries the port; the engine, or the edge container, forwards to its containerPort. */
export interface NodeHop extends NodeIdentity {
  readonly kind: "node";
  /** kind's name of the node without the cluster's, or what ports call it on a cluster that Berth did not make. */
  readonly node: string;
  readonly containerPort: number;
  readonly protocol: PortProtocol;
}

/** By what the node of a hop is found: one of the three. */
export interface NodeIdentity {
  /** The name of the node's container, and of the node in Kubernetes; on a kind cluster that Berth made. */
  readonly container?: string;
  /** The names in Kubernetes of the nodes that carry the port; on any other cluster. */
  readonly nodeNames?: readonly string[];
  /** Labels that only these nodes have, where their names are not known. */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** The Ingress controller, whose pod binds the node's port. */
export interface IngressControllerHop {
  readonly kind: "ingressController";
  readonly namespace: string;
  /** The name of its Deployment. */
  readonly name: string;
  /** The port that its container listens on. */
  readonly containerPort: number;
}

/** An Ingress controller that the user brings, in the place of Berth's: it binds the node's port, and is known by its class. */
export interface IngressClassHop {
  readonly kind: "ingressClass";
  /** The name of the IngressClass. */
  readonly name: string;
}

/** The Ingress, by which the controller chooses the Service. */
export interface IngressHop {
  readonly kind: "ingress";
  readonly namespace: string;
  readonly name: string;
  readonly ingressClassName: string;
  readonly host: string;
  readonly path: string;
}

/** The controller's Gateway, whose listener takes requests in. */
export interface GatewayHop {
  readonly kind: "gateway";
  readonly namespace: string;
  readonly name: string;
  readonly gatewayClassName: string;
  /** The name of the listener. */
  readonly listener: string;
}

/** The HTTPRoute, by which the controller chooses the Service. */
export interface HTTPRouteHop {
  readonly kind: "httpRoute";
  readonly namespace: string;
  readonly name: string;
  readonly host: string;
  readonly path: string;
}

/** The Service, which names the app's pods. */
export interface ServiceHop {
  readonly kind: "service";
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
  /** The port of every node at which kube-proxy answers for the Service; with the exposure `nodePort` only. */
  readonly nodePort?: number;
  /** Whether a node forwards to all pods or to its own only; with the exposures `nodePort` and `loadBalancer` only. */
  readonly externalTrafficPolicy?: "Cluster" | "Local";
}

/** The app's pods. */
export interface PodHop {
  readonly kind: "pod";
  readonly namespace: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly containerPort: number;
  readonly protocol: PortProtocol;
  /** The node that the pods must run on; left out where any will do. */
  readonly node?: string;
}
