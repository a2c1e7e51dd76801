import type { Placement } from "../placement/placement";
import type { PortRecord } from "../model/port-record";
import type { Route } from "../model/route";

/** The plan for an Ingress controller, which is a Traefik instance that serves one of the cluster's ports. */
export interface IngressControllerPlan {
  /** The name of each of the controller's objects. */
  readonly name: string;
  /** The controller's namespace. Each controller has its own namespace. */
  readonly namespace: string;
  /** The IngressClass that the apps' Ingresses use. */
  readonly ingressClassName: string;
  /** The port that the controller serves. */
  readonly port: PortRecord;
  /** The hops from the host to the controller. */
  readonly route: Route;
  /**
   * Set if Pulumi does not wait for the rollout of the controller's Deployment, because a health check waits for it. Omitted if Pulumi waits
   * for the rollout.
   */
  readonly skipRolloutAwait?: true;
  /** The number of pods. The maximum is the number of nodes that carry the port. */
  readonly replicas: number;
  /** The pods' update strategy. A new pod can bind the port on a node only after the old pod stops. */
  readonly strategy: ControllerStrategy;
  /**
   * The limit on unavailable pods during node drains. Omitted for a single pod, because the limit would prevent the pod's node from being
   * drained.
   */
  readonly disruptionBudget?: { readonly maxUnavailable: number };
  /** The pods' placement. The pods are pinned to the nodes that carry the port, because each pod binds the port on its node. */
  readonly placement: Placement;
  /**
   * Whether another stack has already created the controller.
   *
   * @default false
   */
  readonly present?: true;
  /** The pods' annotations. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The port that each pod binds on its node. */
  readonly hostPort: number;
  /** The port that the container listens on. This port is above 1024, so the container needs no additional Linux capability. */
  readonly containerPort: number;
  /**
   * Whether the controller accepts only TLS connections, for which the Ingresses provide the certificates.
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

/** The update strategy for a Kubernetes Deployment. */
export type ControllerStrategy =
  | { readonly type: "Recreate" }
  | {
      readonly type: "RollingUpdate";
      readonly rollingUpdate: { readonly maxSurge: number; readonly maxUnavailable: number };
    };
