import type { Placement } from "../placement/placement";
import type { PortRecord } from "../model/port-record";

/** An Ingress controller as it is to be installed: Traefik, bound to one port of a cluster. */
export interface IngressControllerPlan {
  /** The name of all its objects. */
  readonly name: string;
  /** A namespace of its own. */
  readonly namespace: string;
  /** The IngressClass that its apps name. */
  readonly ingressClassName: string;
  /** The port that it serves. */
  readonly port: PortRecord;
  /** No more than nodes that carry the port. */
  readonly replicas: number;
  /** How its pods are replaced: a new one can bind a node's port only when the old one there is gone. */
  readonly strategy: ControllerStrategy;
  /** What a drain has to leave; left out for a single pod, whose node could not be drained then. */
  readonly disruptionBudget?: { readonly maxUnavailable: number };
  /** Its pod binds the node's port, so it is pinned to the node that carries it. */
  readonly placement: Placement;
  /**
   * Whether it is there already, made by another stack.
   *
   * @default false
   */
  readonly present?: true;
  /** Of its pod. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The port of the node that its pod binds. */
  readonly hostPort: number;
  /** The port that its container listens on; above 1024, so that it needs no capability. */
  readonly containerPort: number;
  /**
   * Whether it takes TLS connections, by the certificates of its Ingresses, and no other.
   *
   * @default false
   */
  readonly tls?: true;
  /**
   * Whether it serves Gateway API beside Ingresses.
   *
   * @default false
   */
  readonly gateway?: true;
  /** More of Traefik's flags, beside those that Berth settles. */
  readonly args: readonly string[];
}

/** Kubernetes' strategy of a Deployment. */
export type ControllerStrategy =
  | { readonly type: "Recreate" }
  | {
      readonly type: "RollingUpdate";
      readonly rollingUpdate: { readonly maxSurge: number; readonly maxUnavailable: number };
    };
