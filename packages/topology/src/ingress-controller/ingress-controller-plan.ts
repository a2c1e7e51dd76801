import type { Placement } from "../placement/placement";
import type { PortRecord } from "../model/port-record";

/** The plan of an Ingress controller: Traefik, bound to one port of a cluster. */
export interface IngressControllerPlan {
  /** The name of all objects of the controller. */
  readonly name: string;
  /** The namespace of the controller. Each controller has its own namespace. */
  readonly namespace: string;
  /** The IngressClass of the apps' Ingresses. */
  readonly ingressClassName: string;
  /** The port that the controller serves. */
  readonly port: PortRecord;
  /** The number of pods: at most the number of nodes that carry the port. */
  readonly replicas: number;
  /** The update strategy of the pods. A new pod can bind the port of a node only after the old pod stops. */
  readonly strategy: ControllerStrategy;
  /** The limit for node drains. Omitted for a single pod, because the limit would prevent a drain of its node. */
  readonly disruptionBudget?: { readonly maxUnavailable: number };
  /** Pins the pods to the nodes that carry the port, because the pods bind the port of their node. */
  readonly placement: Placement;
  /**
   * Whether another stack has already created the controller.
   *
   * @default false
   */
  readonly present?: true;
  /** The annotations of the pods. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The port of the node that each pod binds. */
  readonly hostPort: number;
  /** The port that the container listens on. It is above 1024, so the container needs no Linux capability. */
  readonly containerPort: number;
  /**
   * Whether the controller accepts only TLS connections. The certificates come from the Ingresses that the controller serves.
   *
   * @default false
   */
  readonly tls?: true;
  /**
   * Whether the controller also serves Gateway API resources.
   *
   * @default false
   */
  readonly gateway?: true;
  /** Additional Traefik flags from the program. */
  readonly args: readonly string[];
}

/** The update strategy of a Kubernetes Deployment. */
export type ControllerStrategy =
  | { readonly type: "Recreate" }
  | {
      readonly type: "RollingUpdate";
      readonly rollingUpdate: { readonly maxSurge: number; readonly maxUnavailable: number };
    };
