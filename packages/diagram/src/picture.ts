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
  /** The plan or the record of the cluster. */
  readonly cluster: ClusterRecord | ClusterPlan;
  /**
   * The apps on the cluster.
   *
   * @default the apps are unknown: the picture shows only ports and nodes, and does not state that a port has no app
   */
  readonly exposures?: readonly PicturedPlan[] | undefined;
}

/** An app in a picture: an app that Berth runs, or an existing Service. */
export type PicturedPlan = ExposurePlan | ServiceExposurePlan;

/**
 * The content of a picture, independent of the output format. The diagram shows the host ports, the edge containers, the nodes, the objects
 * that bind node ports, the Services and the pods.
 */
export interface Picture {
  /** The title, which contains the cluster name, such as `kind cluster demo`. */
  readonly title: string;
  /** The host ports, with one box for each published port. */
  readonly hostPorts: readonly Box[];
  /** The proxy containers of edge ports, between the host and the nodes. */
  readonly edges: readonly Box[];
  /**
   * The nodes. Each node that carries ports has its own box. Of the other nodes, those with taints share one box, and those without taints
   * share another. This list also contains a box for a load balancer.
   */
  readonly nodes: readonly NodeBox[];
  /** The Services to which the objects that bind node ports forward requests. */
  readonly services: readonly Box[];
  /** The pods whose boxes are outside the node boxes. */
  readonly pods: readonly Box[];
  readonly arrows: readonly Arrow[];
  /** The path of the requests to each app, as text. */
  readonly ways: readonly Way[];
}

/** A box of a picture. */
export interface Box {
  /** The identifier of the box, which is unique in the picture. */
  readonly id: string;
  readonly kind: BoxKind;
  /** The type of the object, such as `Ingress controller`. */
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

/** The box of one node, or of several nodes that carry no port. */
export interface NodeBox extends Box {
  /** The boxes of the objects that bind the node's ports, ordered by port name. */
  readonly contents: readonly Box[];
}

/** An arrow from one box to another, in the direction of a request. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** The path from a host port to the pods of one app, as text. If the picture contains no app for the port, the path ends at the node. */
export interface Way {
  /** The host port, such as `127.0.0.1:8080/TCP`. */
  readonly hostPort: string;
  /** The name of the port. */
  readonly port: string;
  /** The node that carries the port. */
  readonly node: string;
  /** The object that binds the port on the node. */
  readonly boundBy: string;
  /** The name of the app and its URL. Empty if no app is known. */
  readonly app: string;
  /** The nodes on which the app's pods run. Empty if no app is known. */
  readonly pods: string;
  /** The object that is pinned to the node, and the reason for the pin. */
  readonly pinned: string;
}
