/** The observed facts of one hop of a route on the live cluster. If a hop could not be observed, there are no facts. */
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

/** The object does not exist. */
export interface MissingFacts {
  readonly kind: "missing";
}

/** The object exists. No other facts about it are available. */
export interface PresentFacts {
  readonly kind: "present";
}

/** A port of the host. */
export interface PublishedFacts {
  readonly kind: "published";
  /** The running container that publishes the port; `undefined` if there is none. */
  readonly by: string | undefined;
}

/** A container of the container engine. */
export interface ContainerFacts {
  readonly kind: "container";
  readonly running: boolean;
}

/** A node: its container, and its status in Kubernetes. */
export interface NodeFacts {
  readonly kind: "node";
  readonly running: boolean;
  /** Why the node is not Ready in Kubernetes; `undefined` if it is Ready. */
  readonly notReady: string | undefined;
}

/** The pods of an app or of a controller, without terminating pods. */
export interface PodsFacts {
  readonly kind: "pods";
  readonly pods: readonly PodFacts[];
}

/** One pod. */
export interface PodFacts {
  readonly name: string;
  /** The Kubernetes node on which the pod runs; `undefined` if the pod is not scheduled yet. */
  readonly node: string | undefined;
  /** Why the pod is not ready, as reported by Kubernetes; `undefined` if it is ready. */
  readonly notReady: string | undefined;
}

/** An Ingress. */
export interface IngressFacts {
  readonly kind: "ingress";
  /** Whether a controller has written the status of the Ingress. */
  readonly published: boolean;
}

/** An object of Gateway API. */
export interface ConditionsFacts {
  readonly kind: "conditions";
  /** The conditions that are not true, such as `ResolvedRefs`, with the controller's message. */
  readonly unmet: readonly { readonly type: string; readonly message: string }[];
}

/** A Service with its endpoints. */
export interface ServiceFacts {
  readonly kind: "service";
  readonly ports: readonly number[];
  /** The number of pods that the Service selects. */
  readonly endpoints: number;
  /** The number of these pods that are ready. */
  readonly readyEndpoints: number;
}
