import { field, namespaceOf, nameOf, number, records, text, type KubernetesObject } from "../object";
import { status, warning, type Progress } from "./awaiter";
import { conditionOf } from "./object-set";

/** A pod's progress. */
export interface PodState {
  readonly ready: boolean;
  /** The steps that the pod has reached, including the current one. */
  readonly steps: readonly string[];
  /** The problem that prevents the current step from finishing. */
  readonly trouble: Progress | undefined;
}

/**
 * Returns a pod's progress: scheduled, initialized or ready. A pod that has ended successfully counts as ready.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/checker/pod/check.go
 */
export function podState(pod: KubernetesObject): PodState {
  const name = qualifiedName(pod);
  const steps: string[] = [];
  const stopped = (trouble: Progress | undefined): PodState => ({ ready: false, steps, trouble });

  steps.push(`Waiting for Pod "${name}" to be scheduled`);
  const scheduled = conditionOf(pod, "PodScheduled");
  if (text(scheduled, "status") !== "True") {
    const message = text(scheduled, "reason") === "" ? "" : text(scheduled, "message");
    return stopped(message === "" ? undefined : status(message));
  }
  steps.push(`Waiting for Pod "${name}" to be initialized`);
  const initialized = conditionOf(pod, "Initialized");
  if (text(initialized, "status") !== "True") return stopped(conditionTrouble(pod, initialized));

  steps.push(`Waiting for Pod "${name}" to be ready`);
  const ready = conditionOf(pod, "Ready");
  if (
    text(ready, "status") === "True" ||
    (ready !== undefined && text(pod, "status", "phase") === "Succeeded")
  ) {
    return { ready: true, steps, trouble: undefined };
  }
  return stopped(conditionTrouble(pod, ready));
}

/** Returns the problems with pods that are not ready, such as failed image pulls and crashes. */
export function podTroubles(pods: readonly KubernetesObject[]): readonly Progress[] {
  return pods.flatMap((pod) => {
    const { trouble } = podState(pod);
    return trouble?.level === "warning-status" ? [trouble] : [];
  });
}

/** Returns an object's name for messages: `namespace/name`, or `name` if the namespace is `default`. */
export function qualifiedName(object: KubernetesObject): string {
  const namespace = namespaceOf(object);
  return namespace === "" || namespace === "default" ? nameOf(object) : `${namespace}/${nameOf(object)}`;
}

function conditionTrouble(
  pod: KubernetesObject,
  condition: Record<string, unknown> | undefined,
): Progress | undefined {
  if (condition === undefined) return undefined;
  const errors = records(pod, "status", "containerStatuses").flatMap(containerErrors);
  const message = text(condition, "message");
  if (errors.length === 0 && message === "") return undefined;
  const about = text(condition, "reason") === "" ? "" : message;
  return warning(`[Pod ${qualifiedName(pod)}]: ${about}${errors.join("\n")}`);
}

function containerErrors(container: Record<string, unknown>): string[] {
  if (container["ready"] === true) return [];
  return [waitingError(container), terminatedError(container), ...lastTermination(container)].filter(
    (each) => each !== undefined,
  );
}

function waitingError(container: Record<string, unknown>): string | undefined {
  const waiting = field(container, "state", "waiting");
  const reason = text(waiting, "reason");
  if (waiting === undefined || reason === "ContainerCreating") return undefined;
  return `[${reason}] ${withoutPullNoise(text(waiting, "message"))}`;
}

function terminatedError(container: Record<string, unknown>): string | undefined {
  const terminated = field(container, "state", "terminated");
  const reason = text(terminated, "reason");
  if (reason === "") return undefined;
  const message = text(terminated, "message");
  if (message !== "") return `[${reason}] ${withoutPullNoise(message)}`;
  return `container "${text(container, "name")}" completed with exit code ${number(terminated, "exitCode") ?? 0}`;
}

function lastTermination(container: Record<string, unknown>): string[] {
  const last = field(container, "lastState", "terminated");
  if (last === undefined) return [];
  const how = `${text(last, "reason")}: exit code ${number(last, "exitCode") ?? 0}`;
  const line = `container "${text(container, "name")}" terminated at ${text(last, "finishedAt")} (${how})`;
  const message = text(last, "message");
  return message === "" ? [line] : [line, message];
}

function withoutPullNoise(message: string): string {
  return message
    .replace(/^rpc error: code = Unknown desc = Error response from daemon: /, "")
    .replace(/: manifest unknown$/, "");
}
