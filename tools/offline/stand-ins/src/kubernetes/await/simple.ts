import { isDeepStrictEqual } from "node:util";

import { kindOf } from "../group-version-kind";
import { field, isRecord, nameOf, number, text, type KubernetesObject } from "../object";
import { AwaitError, NOTHING_LATER, type Awaiter, type WatchEvent } from "./awaiter";
import { KINDS } from "./kinds";
import { ObjectSet } from "./object-set";

/** The readiness rule for a kind whose readiness depends on one field, and the rule's time limit in seconds. */
export interface SimpleRule {
  readonly seconds: number;
  /**
   * @param others - the cluster's StorageClasses, for the rules that depend on them
   */
  isReady(object: KubernetesObject, isNew: boolean, others: ObjectSet): boolean;
}

const phase = (object: KubernetesObject): string => text(object, "status", "phase");

/**
 * The kinds whose readiness depends on a single field.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/awaiters.go
 */
export const SIMPLE_RULES: Readonly<Record<string, SimpleRule>> = {
  "v1/PersistentVolume": {
    seconds: 300,
    isReady: (volume) => ["Available", "Bound"].includes(phase(volume)),
  },
  "v1/PersistentVolumeClaim": {
    seconds: 300,
    isReady(claim, isNew, storageClasses) {
      if (!isNew && phase(claim) === "Bound") return true;
      // A claim with this binding mode is bound only when a pod uses it. A later step in the same update may create that pod.
      const storageClass = storageClasses.get(text(claim, "spec", "storageClassName"));
      const late =
        storageClass !== undefined && text(storageClass, "volumeBindingMode") === "WaitForFirstConsumer";
      return phase(claim) === (late ? "Pending" : "Bound");
    },
  },
  "v1/ReplicationController": {
    seconds: 600,
    isReady: (each) =>
      number(each, "spec", "replicas") === (number(each, "status", "availableReplicas") ?? 0),
  },
  "v1/ResourceQuota": {
    seconds: 60,
    isReady: (quota) => isDeepStrictEqual(field(quota, "spec", "hard"), field(quota, "status", "hard")),
  },
  "v1/Secret": {
    seconds: 5,
    isReady(secret) {
      const data = field(secret, "data");
      const filledIn = text(secret, "type") === "kubernetes.io/service-account-token";
      return !filledIn || (isRecord(data) && Object.keys(data).length > 0);
    },
  },
};

/** Waits for an object according to one of the {@link SIMPLE_RULES}. Annotations do not change the time limits of these rules. */
export class SimpleAwaiter implements Awaiter {
  readonly watches;
  object: KubernetesObject;
  private readonly storageClasses = new ObjectSet();

  constructor(
    private readonly written: KubernetesObject,
    private readonly rule: SimpleRule,
    private readonly isNew: boolean,
  ) {
    this.object = written;
    const kind = kindOf(written);
    this.watches = kind.kind === "PersistentVolumeClaim" ? [kind, KINDS.storageClass] : [kind];
  }

  /** {@inheritDoc Awaiter.observe} */
  observe(event: WatchEvent): typeof NOTHING_LATER {
    if (text(event.object, "kind") === "StorageClass") this.storageClasses.observe(event);
    else if (nameOf(event.object) === nameOf(this.written)) this.object = event.object;
    return NOTHING_LATER;
  }

  /** {@inheritDoc Awaiter.isReady} */
  isReady(): boolean {
    return this.rule.isReady(this.object, this.isNew, this.storageClasses);
  }

  /** {@inheritDoc Awaiter.progress} */
  progress(): readonly [] {
    return [];
  }

  /** {@inheritDoc Awaiter.reasons} */
  reasons(): readonly string[] {
    return [];
  }

  /** The rule's time limit, in seconds. */
  get seconds(): number {
    return this.rule.seconds;
  }

  /** Returns the error after a timeout. */
  timedOut(): AwaitError {
    return new AwaitError(`Timeout occurred polling for '${nameOf(this.written)}'`, this.object, []);
  }
}
