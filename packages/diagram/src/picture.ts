import type { ClusterPlan } from "@kind-berth/topology";
import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import type { ClusterRecord } from "@kind-berth/topology";

/**
 * The input of a picture.
 *
 * @example
 * ```ts
 * { cluster: record, exposures: [planExposure({ name: "web", port: "http", containerPort: 80 }, record, [])] }
 * ```
 */
export interface PictureInput {
  /** The cluster, as planned or recorded. */
  readonly cluster: ClusterRecord | ClusterPlan;
  /**
   * The apps on the cluster.
   *
   * @default unknown: the picture shows ports and nodes, and does not state that a port has no app
   */
  readonly exposures?: readonly PicturedPlan[] | undefined;
}

/** An app in a picture: one that Berth runs, or an existing Service. */
export type PicturedPlan = ExposurePlan | ServiceExposurePlan;

/**
 * The content of a picture, independent of the output format: host ports, edge containers, nodes, the objects that bind their ports,
 * Services and pods.
 */
export interface Picture {
  /** The cluster, such as `kind cluster demo`. */
  readonly title: string;
  /** The host: one box for each published port. */
  readonly hostPorts: readonly Box[];
  /** The proxy containers of edge ports, between the host and the nodes. */
  readonly edges: readonly Box[];
  /**
   * The nodes. Each node that carries ports has its own box. The other nodes share one box for each sort. Load balancers are drawn instead
   * of nodes.
   */
  readonly nodes: readonly NodeBox[];
  /** The Services, behind the objects that bind the nodes' ports. */
  readonly services: readonly Box[];
  /** The pods that are not drawn inside the node that they are pinned to. */
  readonly pods: readonly Box[];
  readonly arrows: readonly Arrow[];
  /** The same content as text. */
  readonly ways: readonly Way[];
}

/** A box of a picture. */
export interface Box {
  /** Unique in the picture. */
  readonly id: string;
  readonly kind: BoxKind;
  /** The type of the object, such as `Ingress controller`. */
  readonly caption: string;
  /** The name of the object. */
  readonly title: string;
  /** More information, one line each. */
  readonly details: readonly string[];
  /** Whether the object can run on one node only. */
  readonly pinned?: boolean;
}

/** The types of boxes. Each has its own colour. */
export type BoxKind = "hostPort" | "edge" | "node" | "controller" | "service" | "pod" | "open";

/** A node, or several nodes that carry no port. */
export interface NodeBox extends Box {
  /** The objects that bind the node's ports, in the order of the port names. */
  readonly contents: readonly Box[];
}

/** An arrow from one box to another, in the direction of a request. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** The path from a host port to the pods of one app, as text. It ends at the last known hop. */
export interface Way {
  /** The host port, such as `127.0.0.1:8080/TCP`. */
  readonly hostPort: string;
  /** The name of the port. */
  readonly port: string;
  /** The node that carries the port. */
  readonly node: string;
  /** The object that binds the port on the node. */
  readonly boundBy: string;
  /** The app with its URL. Empty if no app is known. */
  readonly app: string;
  /** The nodes that the app's pods run on. Empty if no app is known. */
  readonly pods: string;
  /** The object that is pinned to the node, and the reason. */
  readonly pinned: string;
}
