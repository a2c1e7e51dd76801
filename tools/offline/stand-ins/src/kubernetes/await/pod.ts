import { nameOf, type KubernetesObject } from "../object";
import { NOTHING_LATER, status, type Awaiter, type Progress, type WatchEvent } from "./awaiter";
import { KINDS } from "./kinds";
import { podState } from "./pod-state";

/**
 * A Pod is ready when it is scheduled, initialized and ready, or has ended successfully. The default time limit is ten minutes.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/pod.go
 */
export class PodAwaiter implements Awaiter {
  readonly watches = [KINDS.pod];
  object: KubernetesObject;

  constructor(private readonly written: KubernetesObject) {
    this.object = written;
  }

  /** {@inheritDoc Awaiter.observe} */
  observe({ object }: WatchEvent): typeof NOTHING_LATER {
    if (nameOf(object) === nameOf(this.written)) this.object = object;
    return NOTHING_LATER;
  }

  /** {@inheritDoc Awaiter.isReady} */
  isReady(): boolean {
    return podState(this.object).ready;
  }

  /** {@inheritDoc Awaiter.progress} */
  progress(): readonly Progress[] {
    return podState(this.object).steps.map(status);
  }

  /** {@inheritDoc Awaiter.reasons} */
  reasons(): readonly string[] {
    const { trouble } = podState(this.object);
    return trouble?.level === "warning-status" ? [trouble.message] : [];
  }
}
