import type { HopObject } from "../../model/hops/hop-object";
import { describeExit, describeWaiting } from "./why-not-ready";

/** The evidence about a waiting container. */
interface Waiting {
  readonly container: string;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
}

/** The evidence about a terminated container. */
interface Ended extends Waiting {
  readonly exitCode?: number | undefined;
  readonly restartCount?: number | undefined;
}

const notReady = ({ name }: HopObject, why: string) => `pod \`${name}\` is not ready: ${why}`;
const byMessage = ({ message }: { readonly message: string }, pod: HopObject) => notReady(pod, message);
const byTaints = (
  { message, taints = [] }: { readonly message: string; readonly taints?: readonly string[] | undefined },
  pod: HopObject,
) => `${notReady(pod, message)}${taints.length === 0 ? "" : ` The nodes' taints: ${taints.join(", ")}`}`;
const waiting = (evidence: Waiting, pod: HopObject) =>
  notReady(pod, describeWaiting(evidence.container, evidence));
const elsewhere = (
  { node, portNode }: { readonly node: string; readonly portNode: string },
  { name }: HopObject,
) => `pod \`${name}\` runs on \`${node}\`, but \`${portNode}\` carries the port`;
const notCreated = (
  { reason, message }: { readonly reason: string; readonly message: string },
  { kind, name }: HopObject,
) => `${kind} \`${name}\` cannot create pods: ${reason}: ${message}`;

/** Describes a container that has an exit code. Such a container has terminated, or waits in a back-off. */
function ended(evidence: Ended, pod: HopObject): string {
  const { container, reason, exitCode, restartCount = 0 } = evidence;
  const restarts = describeRestarts(restartCount);
  if (reason !== "CrashLoopBackOff")
    return `${notReady(pod, describeExit(container, exitCode ?? 0))}${restarts}`;
  const exit =
    exitCode === undefined || restartCount === 0 ? "" : `, most recently after exit code ${exitCode}`;
  return `${waiting(evidence, pod)}${restarts}${exit}`;
}

function describeRestarts(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "; it restarted once" : `; it restarted ${count} times`;
}

/** The clauses for codes about pods. */
export const podClauses = {
  PODS_READY: ({
    pods,
    readyPods,
    portNode,
  }: {
    readonly pods: number;
    readonly readyPods: number;
    readonly portNode?: string | undefined;
  }) =>
    `${readyPods} of ${pods} pods ${readyPods === 1 ? "is" : "are"} ready${portNode === undefined ? "" : ` on \`${portNode}\``}`,
  POD_MISSING: () => "no pod exists",
  ROLLOUT_NOT_COMPLETE: (
    {
      replicas,
      readyReplicas,
      oldReplicas,
    }: { readonly replicas: number; readonly readyReplicas: number; readonly oldReplicas: number },
    { name }: HopObject,
  ) =>
    `the rollout of Deployment \`${name}\` is in progress (${readyReplicas} of ${replicas} new pods ready, ${oldReplicas} old pods left)`,
  POD_ON_OTHER_NODE: elsewhere,
  CONTROLLER_POD_ON_OTHER_NODE: elsewhere,
  POD_REJECTED: notCreated,
  POD_EXCEEDS_QUOTA: notCreated,
  POD_OVER_QUOTA: notCreated,
  POD_NOT_CREATED: notCreated,
  POD_TAINT_NOT_TOLERATED: byTaints,
  POD_AFFINITY_NOT_MATCHED: byMessage,
  POD_UNSCHEDULABLE: byTaints,
  POD_RESOURCES_INSUFFICIENT: byMessage,
  POD_HOST_PORT_TAKEN: byMessage,
  POD_NOT_SCHEDULED: byMessage,
  POD_NOT_READY: byMessage,
  READINESS_PROBE_FAILING: byMessage,
  IMAGE_NOT_FOUND: waiting,
  IMAGE_NOT_AUTHORIZED: waiting,
  IMAGE_NAME_INVALID: waiting,
  IMAGE_NOT_ON_NODE: waiting,
  IMAGE_PULL_RATE_LIMITED: waiting,
  REGISTRY_NOT_REACHED: waiting,
  IMAGE_PULL_FAILED: waiting,
  CONTAINER_STARTING: waiting,
  CONTAINER_CONFIG_MISSING: waiting,
  CONTAINER_CONFIG_INVALID: waiting,
  CONTAINER_NOT_CREATED: waiting,
  CONTAINER_EXITED: ended,
  CONTAINER_CRASH_LOOP: ended,
};
