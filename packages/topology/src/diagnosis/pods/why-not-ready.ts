import type { PodFacts, WaitingState } from "./pod-facts";

/** The facts from which {@link whyNotReady} derives the reason. */
export type UnreadyPod = Pick<PodFacts, "unscheduled" | "containers"> & {
  /** The message of the condition `Ready`. */
  readonly message?: string | undefined;
};

/**
 * Why a pod is not ready, as a clause. Kubernetes reports the reason in one of three places: the pod has no node, a container does not run,
 * or a probe fails.
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

/** A container that waits, in the words of Kubernetes. */
export function describeWaiting(
  container: string,
  { reason, message }: { readonly [Field in keyof WaitingState]: WaitingState[Field] | undefined },
): string {
  return `container \`${container}\` is waiting: ${[reason, message].filter(Boolean).join(": ")}`;
}

/** A container that has ended. */
export function describeExit(container: string, exitCode: number): string {
  return `container \`${container}\` exited with code ${exitCode}`;
}
