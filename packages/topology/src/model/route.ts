import type { PortProtocol } from "./port-record";

/** The expected hops from a host port to a pod, in the order in which a request passes through them. */
export type Route = readonly Hop[];

/** One of the hops in a {@link Route}. */
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

/** The port on the host, which the container engine publishes. */
export interface HostPortHop {
  readonly kind: "hostPort";
  readonly listenAddress: string;
  readonly hostPort: number;
  readonly protocol: PortProtocol;
}

/** The cluster's load balancer, which replaces the host port and forwards to the Service. */
export interface LoadBalancerHop {
  readonly kind: "loadBalancer";
  /** The address that clients use. */
  readonly address: string;
  readonly port: number;
  readonly protocol: PortProtocol;
}

/** An edge port's proxy container, between the host and the node. */
export interface EdgeHop {
  readonly kind: "edge";
  /** The container name. */
  readonly container: string;
  /** The port that the proxy listens on inside the container. */
  readonly containerPort: number;
  readonly protocol: PortProtocol;
}

/** The node that carries the port. The container engine or the edge container forwards to the containerPort on this node. */
export interface NodeHop extends NodeIdentity {
  readonly kind: "node";
  /**
   * The node name without the cluster prefix. On a cluster that Berth did not create, this is the name that ports use to refer to the node.
   */
  readonly node: string;
  readonly containerPort: number;
  readonly protocol: PortProtocol;
}

/** The properties that identify a hop's node. Exactly one of the three properties is set. */
export interface NodeIdentity {
  /** The node's container name, which is also its Kubernetes name. Set on a kind cluster that Berth created. */
  readonly container?: string;
  /** The Kubernetes names of the nodes that carry the port. Set on other clusters, if the names are known. */
  readonly nodeNames?: readonly string[];
  /** Labels that only the nodes that carry the port have. Set on other clusters, if the node names are not known. */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** The Ingress controller, whose pod binds the port on the node. */
export interface IngressControllerHop {
  readonly kind: "ingressController";
  readonly namespace: string;
  /** The name of the controller's Deployment. */
  readonly name: string;
  /** The port that the controller's container listens on. */
  readonly containerPort: number;
}

/**
 * The user's own Ingress controller, which replaces Berth's controller and binds the port on the node. The controller's IngressClass
 * identifies it.
 */
export interface IngressClassHop {
  readonly kind: "ingressClass";
  /** The name of the IngressClass. */
  readonly name: string;
}

/** The Ingress, which the controller uses to select the Service. */
export interface IngressHop {
  readonly kind: "ingress";
  readonly namespace: string;
  readonly name: string;
  readonly ingressClassName: string;
  readonly host: string;
  readonly path: string;
}

/** The controller's Gateway, which accepts the requests on one of its listeners. */
export interface GatewayHop {
  readonly kind: "gateway";
  readonly namespace: string;
  readonly name: string;
  readonly gatewayClassName: string;
  /** The listener name. */
  readonly listener: string;
}

/** The HTTPRoute, which the controller uses to select the Service. */
export interface HTTPRouteHop {
  readonly kind: "httpRoute";
  readonly namespace: string;
  readonly name: string;
  readonly host: string;
  readonly path: string;
}

/** The Service, which selects the app's pods. */
export interface ServiceHop {
  readonly kind: "service";
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
  /** The Service's NodePort. On every node, kube-proxy listens on this port. Set only for the `nodePort` exposure. */
  readonly nodePort?: number;
  /**
   * With `Cluster`, each node forwards to all pods. With `Local`, each node forwards only to its own pods. Set only for the exposures
   * `nodePort` and `loadBalancer`.
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
  /** The node that the pods must run on. Omitted if the pods can run on any node. */
  readonly node?: string;
}

/**
 * Whether each node forwards requests for a route's NodePort to the pods. With the policy `Local`, nodes without such a pod drop the
 * requests.
 */
export function answersOnEveryNode(route: Route): boolean {
  return !route.some((hop) => hop.kind === "service" && hop.externalTrafficPolicy === "Local");
}
