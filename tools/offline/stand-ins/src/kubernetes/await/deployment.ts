import {
  annotationOf,
  field,
  isOwnedBy,
  nameOf,
  number,
  records,
  text,
  type KubernetesObject,
} from "../object";
import { NOTHING_LATER, status, warning, type Awaiter, type Progress, type WatchEvent } from "./awaiter";
import { KINDS } from "./kinds";
import { conditionOf, ObjectSet } from "./object-set";
import { podTroubles } from "./pod-state";

const REVISION = "deployment.kubernetes.io/revision";

/**
 * A Deployment is ready when all of these conditions are met:
 *
 * - The Deployment's controller has observed the latest change.
 * - The Deployment is `Available`.
 * - The current revision's ReplicaSet has the desired number of ready pods.
 * - The persistent volume claims in the pod template are bound.
 * - From revision 2 onward, the rollout is complete (`Progressing` with the reason `NewReplicaSetAvailable`).
 *
 * The default time limit is ten minutes.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/deployment.go
 */
export class DeploymentAwaiter implements Awaiter {
  readonly watches = [KINDS.deployment, KINDS.replicaSet, KINDS.pod, KINDS.persistentVolumeClaim];
  object: KubernetesObject;
  private readonly replicaSets = new ObjectSet();
  private readonly pods = new ObjectSet();
  private readonly claims = new ObjectSet();

  /**
   * @param written - the Deployment that the API server returned in response to the write request
   * @param reconciled - whether to treat the status as current without waiting for the Deployment's controller
   */
  constructor(
    private readonly written: KubernetesObject,
    private reconciled = false,
  ) {
    this.object = written;
  }

  /** {@inheritDoc Awaiter.observe} */
  observe(event: WatchEvent): typeof NOTHING_LATER {
    switch (text(event.object, "kind")) {
      case "Deployment":
        this.observeDeployment(event);
        break;
      case "ReplicaSet":
        this.replicaSets.observe(event);
        break;
      case "Pod":
        this.pods.observe(event);
        break;
      case "PersistentVolumeClaim":
        this.claims.observe(event);
        break;
    }
    return NOTHING_LATER;
  }

  /** {@inheritDoc Awaiter.isReady} */
  isReady(): boolean {
    const rolledOut = this.revision === "1" || this.isRolloutDone();
    return (
      this.reconciled && this.isAvailable() && rolledOut && this.isReplicaSetReady() && this.areClaimsBound()
    );
  }

  /** {@inheritDoc Awaiter.progress} */
  progress(): readonly Progress[] {
    const replicaSet = this.currentReplicaSet();
    if (this.isReady()) {
      const scaledDown = replicaSet !== undefined && wantedReplicas(replicaSet) === 0;
      return [
        ...(scaledDown ? [warning(`Replicas scaled to 0 for Deployment "${nameOf(this.object)}"`)] : []),
        status("Deployment initialization complete"),
      ];
    }
    const waiting =
      replicaSet === undefined || this.isReplicaSetReady()
        ? []
        : [
            status(
              `Waiting for app ReplicaSet to be available (${readyReplicas(replicaSet)}/` +
                `${wantedReplicas(replicaSet)} Pods available)`,
            ),
          ];
    const claims = this.unboundClaims().map((claim) =>
      warning(
        `PersistentVolumeClaim: [${nameOf(claim)}] is not ready. status.phase currently at: ` +
          text(claim, "status", "phase"),
      ),
    );
    return [...waiting, ...claims, ...this.conditionMessages().map(warning)];
  }

  /** {@inheritDoc Awaiter.troubles} */
  troubles(): readonly Progress[] {
    return podTroubles(this.currentPods());
  }

  /** {@inheritDoc Awaiter.reasons} */
  reasons(): readonly string[] {
    const unbound = this.unboundClaims().map(nameOf).join(",");
    const claims = unbound === "" ? [] : [`Failed to bind PersistentVolumeClaim(s): "${unbound}"`];
    return [
      ...this.conditionMessages(),
      ...claims,
      ...this.missing(),
      ...this.troubles().map((each) => each.message),
    ];
  }

  private missing(): readonly string[] {
    const notLive = "Minimum number of Pods to consider the application live was not attained";
    if (!this.isAvailable()) return ["Minimum number of live Pods was not attained"];
    if (this.revision === "1") return this.isReplicaSetReady() ? [] : [notLive];
    if (!this.isRolloutDone()) return [notLive];
    return this.isReplicaSetReady()
      ? []
      : ["Attempted to roll forward to new ReplicaSet, but minimum number of Pods did not become live"];
  }

  private observeDeployment({ type, object }: WatchEvent): void {
    if (nameOf(object) !== nameOf(this.written) || type === "DELETED") return;
    const generation = number(object, "metadata", "generation") ?? 0;
    if (generation < (number(this.written, "metadata", "generation") ?? 0)) return;
    this.object = object;
    this.reconciled ||= number(object, "status", "observedGeneration") === generation;
  }

  private get revision(): string {
    return annotationOf(this.object, REVISION);
  }

  private isAvailable(): boolean {
    return text(conditionOf(this.object, "Available"), "status") === "True";
  }

  private isRolloutDone(): boolean {
    const progressing = conditionOf(this.object, "Progressing");
    return text(progressing, "status") === "True" && text(progressing, "reason") === "NewReplicaSetAvailable";
  }

  private conditionMessages(): readonly string[] {
    return ["Progressing", "Available"].flatMap((type) => {
      const condition = conditionOf(this.object, type);
      if (condition === undefined || text(condition, "status") === "True") return [];
      return [`[${text(condition, "reason")}] ${text(condition, "message")}`];
    });
  }

  private currentReplicaSet(): KubernetesObject | undefined {
    if (this.revision === "") return undefined;
    return this.replicaSets.all.find(
      (each) => isOwnedBy(each, this.written) && annotationOf(each, REVISION) === this.revision,
    );
  }

  private currentPods(): readonly KubernetesObject[] {
    const replicaSet = this.currentReplicaSet();
    return this.pods.all.filter((pod) => isOwnedBy(pod, replicaSet));
  }

  private isReplicaSetReady(): boolean {
    const replicaSet = this.currentReplicaSet();
    return replicaSet !== undefined && readyReplicas(replicaSet) >= wantedReplicas(replicaSet);
  }

  private unboundClaims(): readonly KubernetesObject[] {
    const volumes = records(this.object, "spec", "template", "spec", "volumes");
    const claimed = new Set(volumes.map((volume) => text(volume, "persistentVolumeClaim", "claimName")));
    return this.claims.all.filter(
      (claim) => claimed.has(nameOf(claim)) && text(claim, "status", "phase") !== "Bound",
    );
  }

  private areClaimsBound(): boolean {
    return this.unboundClaims().length === 0;
  }
}

/**
 * Returns the ReplicaSet's desired number of replicas. It may differ from the program's number, because another client may have scaled the
 * ReplicaSet.
 */
function wantedReplicas(replicaSet: KubernetesObject): number {
  return field(replicaSet, "spec", "replicas") === undefined
    ? 1
    : (number(replicaSet, "spec", "replicas") ?? 0);
}

function readyReplicas(replicaSet: KubernetesObject): number {
  return number(replicaSet, "status", "readyReplicas") ?? 0;
}
