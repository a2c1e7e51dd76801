import type { ClusterPlan } from "@kind-berth/topology";
import type { ExposurePlan, ServiceExposurePlan } from "@kind-berth/topology";
import type { ClusterRecord } from "@kind-berth/topology";

/**
 * What a picture is made of.
 *
 * @example
 * ```ts
 * { cluster: record, exposures: [planExposure({ name: "web", port: "http", containerPort: 80 }, record, [])] }
 * ```
 */
export interface PictureInput {
  /** The cluster, as it is planned or recorded. */
  readonly cluster: ClusterRecord | ClusterPlan;
  /**
   * The apps on it.
   *
   * @default not known: the picture shows ports and nodes, and says of no port that nobody uses it
   */
  readonly exposures?: readonly PicturedPlan[] | undefined;
}

/** An app of a picture: one that Berth runs, or a Service that is there already. */
export type PicturedPlan = ExposurePlan | ServiceExposurePlan;

/** What a picture shows, before it is drawn in any form: host ports, edge containers, nodes, what binds their ports, Services and pods. */
export interface Picture {
  /** The cluster, such as `kind cluster demo`. */
  readonly title: string;
  /** The host's side: one box for each port that is published. */
  readonly hostPorts: readonly Box[];
  /** The proxy containers of edge ports, between host and nodes. */
  readonly edges: readonly Box[];
  /** Nodes that carry ports, and the rest of them in one box for each sort; load balancers, which stand in for nodes. */
  readonly nodes: readonly NodeBox[];
  /** Services, behind what binds the nodes' ports. */
  readonly services: readonly Box[];
  /** Pods that are not drawn in the node that they are pinned to. */
  readonly pods: readonly Box[];
  readonly arrows: readonly Arrow[];
  /** The same in words. */
  readonly ways: readonly Way[];
}

/** A box of a picture. */
export interface Box {
  /** Unique in the picture. */
  readonly id: string;
  readonly kind: BoxKind;
  /** What sort of thing it is, in words. */
  readonly caption: string;
  /** Its name. */
  readonly title: string;
  /** More about it, a line each. */
  readonly details: readonly string[];
  /** Whether it may run on one node only. */
  readonly pinned?: boolean;
}

/** The sorts of boxes, each drawn in a colour of its own. */
export type BoxKind = "hostPort" | "edge" | "node" | "controller" | "service" | "pod" | "open";

/** A node, or several that carry no port. */
export interface NodeBox extends Box {
  /** What binds the node's ports, in the order of the ports' names. */
  readonly contents: readonly Box[];
}

/** An arrow from one box to another, in the direction that a request takes. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** The way from a host port to the pods of one app, or as far as it is known, in words. */
export interface Way {
  /** The host's end, such as `127.0.0.1:8080/TCP`. */
  readonly hostPort: string;
  /** The port's name. */
  readonly port: string;
  /** The node that carries it. */
  readonly node: string;
  /** What binds the port on the node. */
  readonly boundBy: string;
  /** The app with its URL; empty where none is known. */
  readonly app: string;
  /** Where the app's pods run; empty where no app is known. */
  readonly pods: string;
  /** What is pinned to the node, and why. */
  readonly pinned: string;
}
