import type { Warn } from "../errors/berth-error";
import type { ClusterRecord } from "../record/cluster-record";
import type { NamedServiceArgs } from "./app-args";
import { readService } from "./app-shape";
import type { Claim } from "./claims";
import type { ExposurePlan, ServiceExposurePlan, ServiceExposuresPlan } from "./exposure-plan";
import type { HeldClaims } from "./held-claims";
import { planGiven } from "./plan-given";
import { planOrRefuse } from "./plan-or-refuse";

/**
 * Decides how a Service that is there already is reached through ports of a cluster. Pure.
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
 * const { exposures } = planService({ name: "grafana", port: "http", service }, record, []);
 * exposures[0].url; // "http://grafana.localhost:8080/"
 * ```
 */
export function planService(
  args: NamedServiceArgs,
  record: ClusterRecord,
  held: HeldClaims | readonly Claim[],
  warn?: Warn,
): ServiceExposuresPlan {
  const { name, namespace, selector, exposures } = planOrRefuse(
    args,
    record,
    held,
    warn,
    (surroundings, findings) => {
      const given = readService(args, findings);
      return given && planGiven(given, surroundings, findings);
    },
  );
  const [first, ...others] = exposures;
  return { name, namespace, labels: selector, exposures: [ofService(first), ...others.map(ofService)] };
}

/** {@link planService} for a Service that is reached in one way: that way. */
export function planServiceExposure(...args: Parameters<typeof planService>): ServiceExposurePlan {
  return planService(...args).exposures[0];
}

/** The pods are not Berth's, and neither is the Service. */
function ofService(plan: ExposurePlan): ServiceExposurePlan {
  const { name, objectName, namespace, exposure, reason, port, backend, url, route, claim } = plan;
  const { ingress, httpRoute, selector } = plan;
  return {
    ...{ name, objectName, namespace, exposure, reason, port, backend, url, route, claim },
    ...(ingress === undefined ? {} : { ingress }),
    ...(httpRoute === undefined ? {} : { httpRoute }),
    labels: selector,
  };
}
