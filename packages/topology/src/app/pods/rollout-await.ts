import type { ExposurePlan } from "../app-plan";
import type { App } from "../arguments/app-shape";
import { isChecked } from "../exposures/checked-route";

/**
 * Whether Pulumi creates the app's Deployment without waiting for its rollout, because the health check of at least one exposure waits for
 * the rollout.
 *
 * Pulumi always waits for the Deployment's deletion, because only deleted pods free their ports.
 */
export function skipsRolloutAwait(
  app: Pick<App, "verify" | "annotations">,
  exposures: readonly Pick<ExposurePlan, "port" | "route" | "pods">[],
): boolean {
  return exposures.some(({ port, route, pods }) => pods.replicas > 0 && isChecked(app, port, route));
}
