import type { App } from "../arguments/app-shape";
import { Exposure } from "../../model/exposure";
import type { Lifecycle, TopologySpreadConstraint } from "../app-plan";

/** How many pods an app has that does not say: what has a port whole may be a database, of which two would not be one. */
export function defaultReplicas(exposure: Exposure): number {
  return exposure === Exposure.Ingress || exposure === Exposure.Gateway ? 2 : 1;
}

/** Whether an app's pods must run on the node that carries its port. */
export function isPinned({ externalTrafficPolicy }: App, exposure: Exposure): boolean {
  return (
    exposure === Exposure.HostPort || (exposure === Exposure.NodePort && externalTrafficPolicy === "Local")
  );
}

/**
 * Has the scheduler put pods on different nodes where it can. Those of one generation count, or a rolling update would end with
 * all new ones on the node that had the fewest old ones.
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

/** As long as whoever sends requests may take to hear that a pod is on its way out, in seconds. Traefik takes up to 2. */
const preStopSleepSeconds = 5;
/** As long as Kubernetes gives a pod to end, in seconds. */
const defaultGracePeriod = 30;

/**
 * Keeps a pod answering while it is taken out of the Service: without it, requests that are still sent its way would be refused.
 * The kubelet itself waits, so that no image needs a `sleep` (Kubernetes 1.30 or later).
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function shutDownGracefully({ podSpec }: App): { lifecycle?: Lifecycle } {
  const { terminationGracePeriodSeconds: gracePeriod = defaultGracePeriod } = podSpec ?? {};
  // Kubernetes refuses a wait that is as long as the grace period.
  const seconds =
    typeof gracePeriod === "number" ? Math.min(preStopSleepSeconds, gracePeriod - 1) : preStopSleepSeconds;
  return seconds < 1 ? {} : { lifecycle: { preStop: { sleep: { seconds } } } };
}
