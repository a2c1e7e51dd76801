import type { App } from "../arguments/app-shape";
import { Exposure } from "../../model/exposure";
import type { Lifecycle, TopologySpreadConstraint } from "../app-plan";

/** The default number of pods. An app that uses a whole port may be a database. Two pods would then be two independent databases. */
export function defaultReplicas(exposure: Exposure): number {
  return exposure === Exposure.Ingress || exposure === Exposure.Gateway ? 2 : 1;
}

/** Whether an app's pods must run on the node that carries its port. Berth does not place the pods of an existing Service. */
export function isPinned({ externalTrafficPolicy, service }: App, exposure: Exposure): boolean {
  if (service !== undefined) return false;
  return (
    exposure === Exposure.HostPort || (exposure === Exposure.NodePort && externalTrafficPolicy === "Local")
  );
}

/**
 * Returns a constraint with which the scheduler places pods on different nodes if possible. The constraint counts only pods from the same
 * ReplicaSet. If it also counted old pods, a rolling update could place all new pods on the node with the fewest old pods.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spread(matchLabels: Readonly<Record<string, string>>): TopologySpreadConstraint[] {
  return [
    {
      maxSkew: 1,
      topologyKey: "kubernetes.io/hostname",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels },
      matchLabelKeys: ["pod-template-hash"],
    },
  ];
}

/** The time in seconds during which clients may still send requests to a terminating pod. Traefik needs up to 2 seconds. */
const preStopSleepSeconds = 5;
/** The default termination grace period for pods in Kubernetes, in seconds. */
const defaultGracePeriod = 30;

/**
 * Keeps a terminating pod running until clients stop sending requests to it. Without this delay, the pod would refuse these requests. The
 * kubelet itself waits, so the image does not need a `sleep` command. This kubelet feature requires Kubernetes 1.30 or later.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function shutDownGracefully({ podSpec }: App): { lifecycle?: Lifecycle } {
  const { terminationGracePeriodSeconds: gracePeriod = defaultGracePeriod } = podSpec ?? {};
  // Kubernetes rejects a `preStop` sleep that is as long as the grace period.
  const seconds =
    typeof gracePeriod === "number" ? Math.min(preStopSleepSeconds, gracePeriod - 1) : preStopSleepSeconds;
  return seconds < 1 ? {} : { lifecycle: { preStop: { sleep: { seconds } } } };
}
