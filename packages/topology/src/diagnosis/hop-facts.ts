import type { PodFacts, ReplicaFailureFacts, RolloutFacts } from "./pods/pod-facts";

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
  /** Why the node container is not running; omitted if it is running or if the reason is not known. */
  readonly stopped?: StoppedContainerFacts;
}

/** A container of the container engine that is not running. */
export type StoppedContainerFacts =
  | { readonly state: "missing" }
  | { readonly state: "exited"; readonly exitCode: number; readonly containerId?: string };

/** The pods of an app or of a controller, without terminating pods. */
export interface PodsFacts {
  readonly kind: "pods";
  readonly pods: readonly PodFacts[];
  /** Set if the owner of the pods reports that it cannot create pods. */
  readonly replicaFailure?: ReplicaFailureFacts;
  /**
   * Set if the new pods must have replaced the old pods. A health check sets it for apps whose pods Berth runs, so that an old pod does not
   * hide a new pod that fails.
   */
  readonly rollout?: RolloutFacts;
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
  /** The port names in `targetPort` that no container of the selected pods has. */
  readonly unknownTargetPorts?: readonly string[];
}
