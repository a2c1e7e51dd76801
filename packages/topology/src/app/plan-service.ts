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
 * Determines how clients reach an existing Service through a cluster's ports. This function is pure.
 *
 * @param args - the Service's arguments, and a name for the objects that expose the Service
 * @param record - the cluster
 * @param held - the claims of other apps on the cluster, in the same form as for `planApp`
 * @param warn - receives each warning about a setting that works, but may have an unexpected effect
 * @throws BerthError with all problems with the Service
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

/** Plans a Service with one exposure, in the same way as {@link planService}, and returns this exposure. */
export function planServiceExposure(...args: Parameters<typeof planService>): ServiceExposurePlan {
  return planService(...args).exposures[0];
}

/** Removes the pods and the Service from the plan, because Berth does not manage them. */
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
