/** One pod. */
export interface PodFacts {
  readonly name: string;
  /** The Kubernetes node on which the pod runs; `undefined` if the pod is not scheduled yet. */
  readonly node: string | undefined;
  /** The name of the ReplicaSet or other object that created the pod. Omitted if not known. */
  readonly owner?: string;
  /** Why the pod is not ready, as reported by Kubernetes; `undefined` if it is ready. */
  readonly notReady: string | undefined;
  /** The condition `PodScheduled`, if it is false. */
  readonly unscheduled?: UnscheduledFacts;
  /** The states of the containers: first the init containers, then the others. Omitted if Kubernetes does not report them. */
  readonly containers?: readonly ContainerStatus[];
}

/** Why a pod has no node. */
export interface UnscheduledFacts {
  /** The reason of the condition, such as `Unschedulable`. */
  readonly reason?: string;
  /** The message of the scheduler, such as `0/3 nodes are available: 3 Insufficient cpu.` */
  readonly message?: string;
  /**
   * Whether a node has a taint that Kubernetes sets and removes itself, such as `node.kubernetes.io/not-ready`. Omitted if not known.
   * Recent releases of Kubernetes do not name the taints in the message.
   */
  readonly transientTaints?: boolean;
}

/** The state of a container of a pod. Exactly one of `waiting`, `terminated` and neither (running) applies. */
export interface ContainerStatus {
  readonly name: string;
  readonly image?: string;
  /** Whether it is an init container. Init containers that have ended with exit code 0 are complete. */
  readonly init?: true;
  readonly ready?: boolean;
  readonly restartCount?: number;
  readonly waiting?: WaitingState;
  readonly terminated?: TerminatedState;
  /** How the last run of the container ended. */
  readonly lastTerminated?: TerminatedState;
}

/** The state of a container that is not started yet. */
export interface WaitingState {
  /** The reason, such as `ErrImagePull`, `CrashLoopBackOff` or `ContainerCreating`. */
  readonly reason?: string;
  readonly message?: string;
}

/** The state of a container that has ended. */
export interface TerminatedState {
  readonly exitCode: number;
  /** The reason, such as `Error`, `OOMKilled` or `StartError`. */
  readonly reason?: string;
  readonly message?: string;
}

/** The condition `ReplicaFailure` of a Deployment or ReplicaSet, if it is true. */
export interface ReplicaFailureFacts {
  readonly owner: { readonly kind: "Deployment" | "ReplicaSet"; readonly name: string };
  /** The reason, such as `FailedCreate`. */
  readonly reason: string;
  /** The message of the API server, such as `pods "web-1" is forbidden: …`. */
  readonly message: string;
}

/** The rollout of the Deployment that runs the pods of a hop. */
export interface RolloutFacts {
  /** The name of the Deployment. */
  readonly deployment: string;
  /** The name of the ReplicaSet with the newest revision. Omitted if no ReplicaSet exists. */
  readonly replicaSet?: string;
  /** Whether the Deployment controller has processed the last change of the Deployment. */
  readonly observed: boolean;
  /** Whether the rollout is paused. */
  readonly paused?: true;
  /** The number of pods that the Deployment must have. */
  readonly replicas: number;
  /** The number of pods with the newest revision. */
  readonly updatedReplicas: number;
  /** The number of ready pods with the newest revision. */
  readonly readyReplicas: number;
  /** The number of pods with older revisions, without terminating pods. */
  readonly oldReplicas: number;
}
