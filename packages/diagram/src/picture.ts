import type { ClusterPlan } from "@kind-berth/topology";
import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import type { ClusterRecord } from "@kind-berth/topology";

/**
 * The input for a picture.
 *
 * @example
 * ```ts
 * { cluster: record, exposures: [planExposure({ name: "web", port: "http", containerPort: 80 }, record, [])] }
 * ```
 */
export interface PictureInput {
  /** The cluster's plan or record. */
  readonly cluster: ClusterRecord | ClusterPlan;
  /**
   * The apps on the cluster.
   *
   * @default the apps are unknown: the picture shows only ports and nodes, and never labels a port as unused
   */
  readonly exposures?: readonly PicturedPlan[] | undefined;
}

/** A plan for an app in a picture. The app is either an app that Berth runs or an existing Service. */
export type PicturedPlan = ExposurePlan | ServiceExposurePlan;

/**
 * A picture's content, which does not depend on the output format. The content consists of the host ports, the edge containers, the nodes,
 * the objects that bind node ports, the Services and the pods.
 */
export interface Picture {
  /** The title, which contains the cluster name, such as `kind cluster demo`. */
  readonly title: string;
  /** The boxes for the host ports: one box for each published port. */
  readonly hostPorts: readonly Box[];
  /** The boxes for the edge ports' proxy containers, between the host and the nodes. */
  readonly edges: readonly Box[];
  /**
   * The boxes for nodes and load balancers. Each node that carries ports has its own box. Of the other nodes, those with the same taints
   * share one box.
   */
  readonly nodes: readonly NodeBox[];
  /** The boxes for the Services that receive requests from the objects that bind node ports. */
  readonly services: readonly Box[];
  /** The boxes for pods that are not drawn inside a node box. */
  readonly pods: readonly Box[];
  readonly arrows: readonly Arrow[];
  /** The path of requests to each app, as text. */
  readonly ways: readonly Way[];
}

/** A box in a picture. */
export interface Box {
  /** The box's identifier, which is unique in the picture. */
  readonly id: string;
  readonly kind: BoxKind;
  /** The type of the object that the box represents, such as `Ingress controller`. */
  readonly caption: string;
  /** The name of the object. */
  readonly title: string;
  /** Lines of additional information about the object. */
  readonly details: readonly string[];
  /** Whether the object is pinned to one node. */
  readonly pinned?: boolean;
}

/** The types of boxes. Each type has its own color. */
export type BoxKind = "hostPort" | "edge" | "node" | "controller" | "service" | "pod" | "open";

/** The box for one node, or for several nodes that carry no port. */
export interface NodeBox extends Box {
  /** The boxes for the objects that bind the node's ports, sorted by port name. */
  readonly contents: readonly Box[];
}

/** An arrow from one box to another, in the direction in which requests travel. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** The path from a host port to one app's pods, as text. If the picture contains no app for the port, the path ends at the node. */
export interface Way {
  /** The host port, such as `127.0.0.1:8080/TCP`. */
  readonly hostPort: string;
  /** The name of the port. */
  readonly port: string;
  /** The node that carries the port. */
  readonly node: string;
  /** The object that binds the port on the node. */
  readonly boundBy: string;
  /** The app's name and URL. Empty if no app is known. */
  readonly app: string;
  /** The nodes on which the app's pods run. Empty if no app is known. */
  readonly pods: string;
  /** The object that is pinned to a node, and the reason. */
  readonly pinned: string;
}
