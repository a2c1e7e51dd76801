/** One pod. */
export interface PodFacts {
  readonly name: string;
  /** The Kubernetes node that the pod runs on. `undefined` if the pod is not scheduled yet. */
  readonly node: string | undefined;
  /** The name of the ReplicaSet or other object that created the pod. Omitted if the name is not known. */
  readonly owner?: string;
  /** Why the pod is not ready, as Kubernetes reports it. `undefined` if the pod is ready. */
  readonly notReady: string | undefined;
  /** Details of the `PodScheduled` condition, if this condition is false. */
  readonly unscheduled?: UnscheduledFacts;
  /** The states of the init containers, followed by the states of the other containers. Omitted if Kubernetes does not report them. */
  readonly containers?: readonly ContainerStatus[];
}

/** A node's taint that repels pods without a matching toleration. */
export interface NodeTaint {
  /** The node's name in Kubernetes. */
  readonly node: string;
  readonly key: string;
  /** Omitted if the taint has no value. */
  readonly value?: string;
  readonly effect: string;
}

/** Why a pod is not scheduled to a node. */
export interface UnscheduledFacts {
  /** The condition's reason, such as `Unschedulable`. */
  readonly reason?: string;
  /** The scheduler's message, such as `0/3 nodes are available: 3 Insufficient cpu.` */
  readonly message?: string;
  /**
   * The nodes' taints that repel pods. Omitted if not known. Recent Kubernetes releases do not name the taints in the scheduler's message.
   */
  readonly nodeTaints?: readonly NodeTaint[];
}

/**
 * The state of one of a pod's containers. A running container has neither `waiting` nor `terminated`, and any other container has exactly
 * one of them.
 */
export interface ContainerStatus {
  readonly name: string;
  readonly image?: string;
  /** Whether this is an init container. An init container that has terminated with exit code 0 is complete. */
  readonly init?: true;
  readonly ready?: boolean;
  readonly restartCount?: number;
  readonly waiting?: WaitingState;
  readonly terminated?: TerminatedState;
  /** How the container's previous run ended. */
  readonly lastTerminated?: TerminatedState;
}

/** The state of a waiting container. */
export interface WaitingState {
  /** The reason, such as `ErrImagePull`, `CrashLoopBackOff` or `ContainerCreating`. */
  readonly reason?: string;
  readonly message?: string;
}

/** The state of a terminated container. */
export interface TerminatedState {
  readonly exitCode: number;
  /** The reason, such as `Error`, `OOMKilled` or `StartError`. */
  readonly reason?: string;
  readonly message?: string;
}

/** The `ReplicaFailure` condition of a Deployment or ReplicaSet, if this condition is true. */
export interface ReplicaFailureFacts {
  readonly owner: { readonly kind: "Deployment" | "ReplicaSet"; readonly name: string };
  /** The reason, such as `FailedCreate`. */
  readonly reason: string;
  /** The API server's message, such as `pods "web-1" is forbidden: …`. */
  readonly message: string;
}

/** The rollout of the Deployment that runs a hop's pods. */
export interface RolloutFacts {
  /** The name of the Deployment. */
  readonly deployment: string;
  /** The name of the ReplicaSet with the newest revision. Omitted if no ReplicaSet exists. */
  readonly replicaSet?: string;
  /** Whether the Deployment controller has processed the latest change to the Deployment. */
  readonly observed: boolean;
  /** Whether the rollout is paused. */
  readonly paused?: true;
  /** The Deployment's desired number of pods. */
  readonly replicas: number;
  /** The number of pods with the newest revision. */
  readonly updatedReplicas: number;
  /** The number of ready pods with the newest revision. */
  readonly readyReplicas: number;
  /** The number of pods with older revisions, without terminating pods. */
  readonly oldReplicas: number;
}
