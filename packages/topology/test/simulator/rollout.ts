import type { Deployment } from "./kubernetes-objects";
import type { World } from "./request";
import { schedules, sharesHostPort } from "./scheduler";

/**
 * Whether a Deployment's rollout completes, regardless of the scheduler's choices. `Recreate` deletes the old pods first. With Kubernetes
 * defaults and fewer than four pods, `RollingUpdate` needs a node that can run one additional pod.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export function rollsOut(deployment: Deployment, { deployments, nodes }: World): boolean {
  const surge = deployment.strategy === "Recreate" ? 0 : 1;
  const during = { ...deployment, replicas: deployment.replicas + surge };
  const others = deployments.filter((other) => other !== deployment && sharesHostPort(other, deployment));
  return schedules([during, ...others], nodes).every((schedule) =>
    schedule.every((pod) => pod.deployment !== during || pod.node !== undefined),
  );
}
