import type { PodFacts, WaitingState } from "./pod-facts";

/** The facts that {@link whyNotReady} uses to find the reason. */
export type UnreadyPod = Pick<PodFacts, "unscheduled" | "containers"> & {
  /** The message of the `Ready` condition. */
  readonly message?: string | undefined;
};

/**
 * Returns the reason why a pod is not ready, as a clause. The possible reasons are that the pod has no node, that a container is not
 * running, and that a probe fails. Kubernetes reports each of these reasons in a different place.
 */
export function whyNotReady({ unscheduled, containers = [], message }: UnreadyPod): string {
  if (unscheduled !== undefined) return unscheduled.message ?? "it has no node";
  const [stopped] = containers.flatMap(({ name, init, waiting, terminated }) => {
    if (waiting !== undefined) return [describeWaiting(name, waiting)];
    if (terminated === undefined || (init === true && terminated.exitCode === 0)) return [];
    return [describeExit(name, terminated.exitCode)];
  });
  return stopped ?? message ?? "it has not reported its status yet";
}

/** Describes a waiting container, including the reason that Kubernetes reports. */
export function describeWaiting(
  container: string,
  { reason, message }: { readonly [Field in keyof WaitingState]: WaitingState[Field] | undefined },
): string {
  return `container \`${container}\` is waiting: ${[reason, message].filter(Boolean).join(": ")}`;
}

/** Describes a terminated container. */
export function describeExit(container: string, exitCode: number): string {
  return `container \`${container}\` exited with code ${exitCode}`;
}
