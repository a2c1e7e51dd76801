import type { PodFacts, ReplicaFailureFacts, RolloutFacts } from "./pods/pod-facts";

/** The facts that Berth observed about one of a route's hops on the live cluster. A hop that could not be observed has no facts. */
export type HopFacts =
  | MissingFacts
  | PresentFacts
  | PublishedFacts
  | ContainerFacts
  | NodeFacts
  | PodsFacts
  | IngressFacts
  | ConditionsFacts
  | ServiceFacts;

/** Facts about an object that does not exist. */
export interface MissingFacts {
  readonly kind: "missing";
}

/** The fact that an object exists, without details. */
export interface PresentFacts {
  readonly kind: "present";
}

/** Facts about a host port. */
export interface PublishedFacts {
  readonly kind: "published";
  /** The running container that publishes the port. `undefined` if no container publishes it. */
  readonly by: string | undefined;
}

/** A running container on the container engine. */
export interface ContainerFacts {
  readonly kind: "container";
  readonly running: boolean;
}

/** Facts about a node: the state of its container, and its status in Kubernetes. */
export interface NodeFacts {
  readonly kind: "node";
  readonly running: boolean;
  /** Why the node is not Ready in Kubernetes. `undefined` if the node is Ready. */
  readonly notReady: string | undefined;
  /** Why the node container is not running. Omitted if the container is running or the reason is not known. */
  readonly stopped?: StoppedContainerFacts;
}

/** A container that is not running, according to the container engine. */
export type StoppedContainerFacts =
  | { readonly state: "missing" }
  | { readonly state: "exited"; readonly exitCode: number; readonly containerId?: string };

/** An app's or a controller's pods, without terminating pods. */
export interface PodsFacts {
  readonly kind: "pods";
  readonly pods: readonly PodFacts[];
  /** Set if the pods' owner reports that it cannot create pods. */
  readonly replicaFailure?: ReplicaFailureFacts;
  /**
   * Set if the rollout must be complete. A health check sets this field for an app whose pods Berth runs, so that an old pod does not hide
   * a failing new pod.
   */
  readonly rollout?: RolloutFacts;
}

/** An Ingress. */
export interface IngressFacts {
  readonly kind: "ingress";
  /** Whether a controller has written the Ingress's status. */
  readonly published: boolean;
}

/** A Gateway API object. */
export interface ConditionsFacts {
  readonly kind: "conditions";
  /** The conditions that are not true, such as `ResolvedRefs`, with the controller's messages. */
  readonly unmet: readonly { readonly type: string; readonly message: string }[];
}

/** A Service with its endpoints. */
export interface ServiceFacts {
  readonly kind: "service";
  readonly ports: readonly number[];
  /** The number of pods that the Service selects. */
  readonly endpoints: number;
  /** The number of ready pods that the Service selects. */
  readonly readyEndpoints: number;
  /** The `targetPort` names that are not defined by any container in the selected pods. */
  readonly unknownTargetPorts?: readonly string[];
  /** The Service's NodePorts. Omitted if they could not be read. */
  readonly nodePorts?: readonly ServiceNodePortFacts[];
  /**
   * The Kubernetes names of the nodes with a ready endpoint, if nodes forward only to their own endpoints. Omitted if each node forwards to
   * all endpoints.
   */
  readonly localNodes?: readonly string[];
}

/** A port of a Service with a NodePort. */
export interface ServiceNodePortFacts {
  readonly port: number;
  readonly protocol: string;
  readonly nodePort: number;
}
