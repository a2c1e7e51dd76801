import type { RolloutFacts } from "./pod-facts";

/**
 * Whether a rollout is complete, which means that all pods have the newest revision and are ready. Terminating pods do not count. A paused
 * rollout counts as complete, because the Deployment controller does not continue it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#complete-deployment
 */
export function isComplete(rollout: RolloutFacts): boolean {
  const { observed, paused, replicas, updatedReplicas, readyReplicas, oldReplicas } = rollout;
  if (paused === true) return true;
  return observed && updatedReplicas >= replicas && readyReplicas >= replicas && oldReplicas === 0;
}
