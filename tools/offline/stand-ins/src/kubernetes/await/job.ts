import { field, isOwnedBy, nameOf, number, text, type KubernetesObject } from "../object";
import { NOTHING_LATER, status, type Awaiter, type Progress, type WatchEvent } from "./awaiter";
import { KINDS } from "./kinds";
import { conditionOf, ObjectSet } from "./object-set";
import { podTroubles, qualifiedName } from "./pod-state";

/**
 * A Job is ready when it has started and is `Complete`. A Job has failed when its `Failed` condition reports that the back-off limit or the
 * deadline is exceeded. The default time limit is ten minutes.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/job.go
 */
export class JobAwaiter implements Awaiter {
  readonly watches = [KINDS.job, KINDS.pod];
  object: KubernetesObject;
  private readonly pods = new ObjectSet();

  constructor(private readonly written: KubernetesObject) {
    this.object = written;
  }

  /** {@inheritDoc Awaiter.observe} */
  observe(event: WatchEvent): typeof NOTHING_LATER {
    if (text(event.object, "kind") === "Pod") this.pods.observe(event);
    else if (nameOf(event.object) === nameOf(this.written)) this.object = event.object;
    return NOTHING_LATER;
  }

  /** {@inheritDoc Awaiter.isReady} */
  isReady(): boolean {
    return isComplete(this.object);
  }

  /** {@inheritDoc Awaiter.hasFailed} */
  hasFailed(): boolean {
    return this.failure() !== undefined;
  }

  /** {@inheritDoc Awaiter.progress} */
  progress(): readonly Progress[] {
    const name = qualifiedName(this.object);
    const start = status(`Waiting for Job "${name}" to start`);
    if (!isStarted(this.object)) return [start];
    const [active, succeeded, failed] = ["active", "succeeded", "failed"].map(
      (each) => number(this.object, "status", each) ?? 0,
    );
    const counts = `(Active: ${active} | Succeeded: ${succeeded} | Failed: ${failed})`;
    return [start, status(`Waiting for Job "${name}" to succeed ${counts}`)];
  }

  /** {@inheritDoc Awaiter.troubles} */
  troubles(): readonly Progress[] {
    // A running pod that is not ready is not a problem for a Job.
    return this.podTroubles().filter((each) => !each.message.includes("containers with unready status"));
  }

  /** {@inheritDoc Awaiter.reasons} */
  reasons(): readonly string[] {
    const failure = this.failure();
    return [...(failure === undefined ? [] : [failure]), ...this.podTroubles().map((each) => each.message)];
  }

  private podTroubles(): readonly Progress[] {
    return podTroubles(this.pods.all.filter((pod) => isOwnedBy(pod, this.written)));
  }

  private failure(): string | undefined {
    const failed = conditionOf(this.object, "Failed");
    const reason = text(failed, "reason");
    if (text(failed, "status") !== "True") return undefined;
    if (reason !== "BackoffLimitExceeded" && reason !== "DeadlineExceeded") return undefined;
    return `[${reason}] ${text(failed, "message")}`;
  }
}

/** Whether a Job has completed successfully. */
export function isComplete(job: KubernetesObject): boolean {
  return isStarted(job) && text(conditionOf(job, "Complete"), "status") === "True";
}

function isStarted(job: KubernetesObject): boolean {
  return field(job, "status", "startTime") !== undefined;
}
