/** What is found on the live cluster of one hop of a route. Where it could not be looked at, there are no facts. */
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

/** There is no such object. */
export interface MissingFacts {
  readonly kind: "missing";
}

/** It is there, and that is all that can be said of it. */
export interface PresentFacts {
  readonly kind: "present";
}

/** A port of the host. */
export interface PublishedFacts {
  readonly kind: "published";
  /** The container that publishes it; `undefined` where none that runs does. */
  readonly by: string | undefined;
}

/** A container of the engine. */
export interface ContainerFacts {
  readonly kind: "container";
  readonly running: boolean;
}

/** A node: its container, and what Kubernetes says of it. */
export interface NodeFacts {
  readonly kind: "node";
  readonly running: boolean;
  /** Why Kubernetes does not call it Ready; `undefined` where it does. */
  readonly notReady: string | undefined;
}

/** The pods of an app or of a controller; those that are on their way out left aside. */
export interface PodsFacts {
  readonly kind: "pods";
  readonly pods: readonly PodFacts[];
}

/** One pod. */
export interface PodFacts {
  readonly name: string;
  /** The node that it runs on, in Kubernetes; `undefined` as long as it has none. */
  readonly node: string | undefined;
  /** Why it is not ready, in Kubernetes' words; `undefined` where it is. */
  readonly notReady: string | undefined;
}

/** An Ingress. */
export interface IngressFacts {
  readonly kind: "ingress";
  /** Whether a controller has written its status. */
  readonly published: boolean;
}

/** An object of Gateway API. */
export interface ConditionsFacts {
  readonly kind: "conditions";
  /** The conditions that a controller has not made true, such as `ResolvedRefs`, with its words. */
  readonly unmet: readonly { readonly type: string; readonly message: string }[];
}

/** A Service with its endpoints. */
export interface ServiceFacts {
  readonly kind: "service";
  readonly ports: readonly number[];
  /** How many pods its selector finds. */
  readonly endpoints: number;
  /** How many of them are ready. */
  readonly readyEndpoints: number;
}
