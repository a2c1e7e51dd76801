import { field, isOwnedBy, nameOf, number, text, type KubernetesObject } from "../object";
import { AwaitError, NOTHING_LATER, status, type Awaiter, type Progress, type WatchEvent } from "./awaiter";
import { KINDS } from "./kinds";
import { ObjectSet } from "./object-set";
import { podTroubles } from "./pod-state";

/**
 * A DaemonSet is ready when its controller has observed the latest change and enough pods are scheduled, updated, available and ready. Each
 * of these numbers must reach the desired number. The default time limit is ten minutes.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/daemonset.go
 * @see https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/kstatus/status/core.go `daemonsetConditions`
 */
export class DaemonSetAwaiter implements Awaiter {
  readonly watches = [KINDS.daemonSet, KINDS.pod];
  object: KubernetesObject;
  private readonly pods = new ObjectSet();

  constructor(private readonly written: KubernetesObject) {
    this.object = written;
  }

  /** {@inheritDoc Awaiter.observe} */
  observe({ type, object }: WatchEvent): typeof NOTHING_LATER {
    if (text(object, "kind") === "Pod") this.pods.observe({ type, object });
    else if (nameOf(object) === nameOf(this.written) && type !== "DELETED" && !this.isStale(object)) {
      this.object = object;
    }
    return NOTHING_LATER;
  }

  /** {@inheritDoc Awaiter.isReady} */
  isReady(): boolean {
    return daemonSetState(this.object).ready;
  }

  /** {@inheritDoc Awaiter.progress} */
  progress(): readonly Progress[] {
    return [status(daemonSetState(this.object).message)];
  }

  /** {@inheritDoc Awaiter.troubles} */
  troubles(): readonly Progress[] {
    return podTroubles(this.pods.all.filter((pod) => isOwnedBy(pod, this.written)));
  }

  /** {@inheritDoc Awaiter.reasons} */
  reasons(): readonly string[] {
    return [];
  }

  /** Like the official provider, returns an error that has its own message for DaemonSets and lists no reasons. */
  timedOut(): AwaitError {
    return new AwaitError("timed out waiting for the condition", this.object, []);
  }

  private isStale(object: KubernetesObject): boolean {
    const generation = (each: KubernetesObject): number => number(each, "metadata", "generation") ?? 0;
    return generation(object) < generation(this.written);
  }
}

/** Returns a DaemonSet's progress, in the wording of kstatus. */
export function daemonSetState(daemonSet: KubernetesObject): { ready: boolean; message: string } {
  const waiting = (message: string): { ready: boolean; message: string } => ({ ready: false, message });
  const generation = number(daemonSet, "metadata", "generation") ?? 0;
  const observed = number(daemonSet, "status", "observedGeneration");
  if (field(daemonSet, "metadata", "deletionTimestamp") !== undefined) {
    return waiting("Resource scheduled for deletion");
  }
  if (observed === undefined) return waiting("Missing .status.observedGeneration");
  if (observed !== generation) {
    return waiting(`DaemonSet generation is ${generation}, but latest observed generation is ${observed}`);
  }
  const wanted = number(daemonSet, "status", "desiredNumberScheduled");
  if (wanted === undefined) return waiting("Missing .status.desiredNumberScheduled");
  const counts = [
    ["Current", "currentNumberScheduled"],
    ["Updated", "updatedNumberScheduled"],
    ["Available", "numberAvailable"],
    ["Ready", "numberReady"],
  ] as const;
  for (const [word, name] of counts) {
    const count = number(daemonSet, "status", name) ?? 0;
    if (wanted > count) return waiting(`${word}: ${count}/${wanted}`);
  }
  return { ready: true, message: `All replicas scheduled as expected. Replicas: ${wanted}` };
}
