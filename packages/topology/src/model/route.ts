import type { PortProtocol } from "./port-record";

/** The expected hops from a host port to a pod, in order. */
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

/** The cluster's load balancer, which replaces the host port. It forwards to the Service. */
export interface LoadBalancerHop {
  readonly kind: "loadBalancer";
  /** The address that clients use. */
  readonly address: string;
  readonly port: number;
  readonly protocol: PortProtocol;
}

/** The proxy container of an edge port, between the host and the node. */
export interface EdgeHop {
  readonly kind: "edge";
  /** The container name. */
  readonly container: string;
  /** The port that the proxy listens on inside its container. */
  readonly containerPort: number;
  readonly protocol: PortProtocol;
}

/** The node that carries the port. The container engine or the edge container forwards to its containerPort. */
export interface NodeHop extends NodeIdentity {
  readonly kind: "node";
  /** The node name without the cluster prefix. On an existing cluster that Berth did not create, the name that ports use for the node. */
  readonly node: string;
  readonly containerPort: number;
  readonly protocol: PortProtocol;
}

/** Identifies the node of a hop by one of three properties. */
export interface NodeIdentity {
  /** The node's container name, which is also its Kubernetes name. Set on a kind cluster that Berth created. */
  readonly container?: string;
  /** The Kubernetes names of the nodes that carry the port. Set on other clusters, if the names are known. */
  readonly nodeNames?: readonly string[];
  /** Labels that only these nodes have. Set if the node names are not known. */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** The Ingress controller. Its pod binds the port on the node. */
export interface IngressControllerHop {
  readonly kind: "ingressController";
  readonly namespace: string;
  /** The name of the controller's Deployment. */
  readonly name: string;
  /** The port that the controller's container listens on. */
  readonly containerPort: number;
}

/**
 * A user-provided Ingress controller that replaces Berth's controller. It binds the port on the node. Berth identifies it by its
 * IngressClass.
 */
export interface IngressClassHop {
  readonly kind: "ingressClass";
  /** The name of the IngressClass. */
  readonly name: string;
}

/** The Ingress. The controller uses it to select the Service. */
export interface IngressHop {
  readonly kind: "ingress";
  readonly namespace: string;
  readonly name: string;
  readonly ingressClassName: string;
  readonly host: string;
  readonly path: string;
}

/** The controller's Gateway. One of its listeners accepts the requests. */
export interface GatewayHop {
  readonly kind: "gateway";
  readonly namespace: string;
  readonly name: string;
  readonly gatewayClassName: string;
  /** The listener name. */
  readonly listener: string;
}

/** The HTTPRoute. The controller uses it to select the Service. */
export interface HTTPRouteHop {
  readonly kind: "httpRoute";
  readonly namespace: string;
  readonly name: string;
  readonly host: string;
  readonly path: string;
}

/** The Service. It selects the app's pods. */
export interface ServiceHop {
  readonly kind: "service";
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
  /** The NodePort of the Service. kube-proxy listens on it on every node. Set only for the exposure `nodePort`. */
  readonly nodePort?: number;
  /**
   * `Cluster`: each node forwards to all pods. `Local`: each node forwards only to its own pods. Set only for the exposures `nodePort`
   * and `loadBalancer`.
   */
  readonly externalTrafficPolicy?: "Cluster" | "Local";
}

/** The app's pods. */
export interface PodHop {
  readonly kind: "pod";
  readonly namespace: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly containerPort: number;
  readonly protocol: PortProtocol;
  /** The node that the pods must run on. Omitted if they can run on any node. */
  readonly node?: string;
}
