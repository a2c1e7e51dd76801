import type { Warn } from "../findings/berth-error";
import type { ClusterRecord } from "../model/cluster-record";
import type { NamedServiceArgs } from "./arguments/app-args";
import { readService } from "./arguments/read-app";
import type { Claim } from "../model/claim";
import type { ExposurePlan, ServiceExposurePlan, ServiceExposuresPlan } from "./app-plan";
import type { HeldClaims } from "./claims/held-claims";
import { planGiven } from "./plan-exposures";
import { planOrThrow } from "./plan-or-throw";

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
  const { name, namespace, selector, exposures } = planOrThrow(
    args,
    record,
    held,
    warn,
    (context, findings) => {
      const given = readService(args, findings);
      return given && planGiven(given, context, findings);
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
