import type { Warn } from "../errors/berth-error";
import type { ClusterRecord } from "../record/cluster-record";
import type { NamedServiceArgs } from "./app-args";
import { readService } from "./app-shape";
import type { Claim } from "./claims";
import type { ServiceExposurePlan } from "./exposure-plan";
import type { HeldClaims } from "./held-claims";
import { planReadApp } from "./plan-app";
import { planOrRefuse } from "./plan-or-refuse";

/**
 * Decides how a Service that is there already is reached through a port of a cluster. Pure.
 *
 * @param args - the name of what leads to the Service, and its arguments
 * @param record - the cluster
 * @param held - what other apps hold on the cluster, as for an app
 * @param warn - is told of what works, but perhaps not as one may think
 * @throws BerthError with everything that cannot work
 *
 * @example
 * ```ts
 * const service = { name: "grafana", port: 80 };
 * planServiceExposure({ name: "grafana", port: "http", service }, record, []).url; // "http://grafana.localhost:8080/"
 * ```
 */
export function planServiceExposure(
  args: NamedServiceArgs,
  record: ClusterRecord,
  held: HeldClaims | readonly Claim[],
  warn?: Warn,
): ServiceExposurePlan {
  const { service, planned } = planOrRefuse(args, record, held, warn, (surroundings, findings) => {
    const app = readService(args, findings);
    const plan = app && planReadApp(app, surroundings, findings);
    return app?.service === undefined || plan === undefined
      ? undefined
      : { service: app.service, planned: plan };
  });
  const { name, namespace, exposure, reason, port, ingress, httpRoute, url, route, claim } = planned;
  return {
    ...{ name, namespace, exposure, reason, port, url, route, claim },
    ...(ingress === undefined ? {} : { ingress }),
    ...(httpRoute === undefined ? {} : { httpRoute }),
    labels: planned.selector,
    backend: service,
  };
}
