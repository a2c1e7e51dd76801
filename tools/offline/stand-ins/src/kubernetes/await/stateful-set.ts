import { isOwnedBy, nameOf, number, text, type KubernetesObject } from "../object";
import { NOTHING_LATER, status, type Awaiter, type Progress, type WatchEvent } from "./awaiter";
import { KINDS } from "./kinds";
import { ObjectSet } from "./object-set";
import { podTroubles } from "./pod-state";

/**
 * A StatefulSet is ready when its controller has observed the latest change, and all replicas exist, are ready and run the latest revision.
 * With the `OnDelete` update strategy, pods from older revisions may remain. The default time limit is ten minutes.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/statefulset.go
 */
export class StatefulSetAwaiter implements Awaiter {
  readonly watches = [KINDS.statefulSet, KINDS.pod];
  object: KubernetesObject;
  private readonly pods = new ObjectSet();

  constructor(private readonly written: KubernetesObject) {
    this.object = written;
  }

  /** {@inheritDoc Awaiter.observe} */
  observe({ type, object }: WatchEvent): typeof NOTHING_LATER {
    if (text(object, "kind") === "Pod") this.pods.observe({ type, object });
    else if (nameOf(object) === nameOf(this.written) && type !== "DELETED") this.object = object;
    return NOTHING_LATER;
  }

  /** {@inheritDoc Awaiter.isReady} */
  isReady(): boolean {
    return this.areReplicasReady() && this.isRevisionReady();
  }

  /** {@inheritDoc Awaiter.progress} */
  progress(): readonly Progress[] {
    if (this.isReady()) return [status("StatefulSet initialization complete")];
    const pods = `(${this.readyPods()}/${this.wanted} Pods ready)`;
    if (this.generation <= 1) return [status(`[1/2] Waiting for StatefulSet to create Pods ${pods}`)];
    return this.areReplicasReady()
      ? [status("[2/3] Waiting for StatefulSet to update .status.currentRevision")]
      : [status(`[1/3] Waiting for StatefulSet update to roll out ${pods}`)];
  }

  /** {@inheritDoc Awaiter.troubles} */
  troubles(): readonly Progress[] {
    return podTroubles(this.pods.all.filter((pod) => isOwnedBy(pod, this.object)));
  }

  /** {@inheritDoc Awaiter.reasons} */
  reasons(): readonly string[] {
    const replicas = this.areReplicasReady()
      ? []
      : [`${this.readyPods()} out of ${this.wanted} replicas succeeded readiness checks`];
    const [current, update] = this.revisions;
    const revision = this.isRevisionReady()
      ? []
      : [`StatefulSet controller failed to advance from revision "${current}" to revision "${update}"`];
    return [...replicas, ...revision, ...this.troubles().map((each) => each.message)];
  }

  private get generation(): number {
    return number(this.object, "metadata", "generation") ?? 0;
  }

  private get wanted(): number {
    return number(this.object, "spec", "replicas") ?? 0;
  }

  private get revisions(): readonly [string, string] {
    return [text(this.object, "status", "currentRevision"), text(this.object, "status", "updateRevision")];
  }

  private isObserved(): boolean {
    const written = number(this.written, "metadata", "generation") ?? 0;
    const observed = number(this.object, "status", "observedGeneration") ?? 0;
    return this.generation >= written && observed >= this.generation;
  }

  private isOnDelete(): boolean {
    return this.generation > 1 && text(this.object, "spec", "updateStrategy", "type") === "OnDelete";
  }

  private isRevisionReady(): boolean {
    const [current, update] = this.revisions;
    return this.isObserved() && (this.isOnDelete() || (current !== "" && current === update));
  }

  private areReplicasReady(): boolean {
    const counts = ["replicas", "readyReplicas", ...(this.isOnDelete() ? [] : ["currentReplicas"])];
    return (
      this.isObserved() && counts.every((name) => (number(this.object, "status", name) ?? 0) === this.wanted)
    );
  }

  /** Returns the number of ready pods. During a rollout, only the new revision's ready pods count. */
  private readyPods(): number {
    const ready = number(this.object, "status", "readyReplicas") ?? 0;
    const updated = number(this.object, "status", "updatedReplicas") ?? 0;
    return this.isRevisionReady() ? ready : Math.min(ready, updated);
  }
}
