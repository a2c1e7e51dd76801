import { BerthError, refuseIfAny, type Warn } from "../errors/berth-error";
import type { Finding } from "../errors/finding";
import type { ClusterRecord } from "../record/cluster-record";
import type { NamedServiceArgs } from "./app-args";
import { nameOf, readService } from "./app-shape";
import type { Claim } from "./claims";
import { indexCluster } from "./cluster-index";
import type { ServiceExposurePlan } from "./exposure-plan";
import { HeldClaims } from "./held-claims";
import { planReadApp } from "./plan-app";

/**
 * Decides how a Service that is there already is reached through a port of a cluster. Pure.
 *
 * @param args - the name of what leads to the Service, and its arguments
 * @param record - the cluster
 * @param held - what other apps hold on the cluster, as for an app
 * @param warn - is told of what works, but perhaps not as one may think
 * @throws {@link BerthError} with everything that cannot work
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
  const findings: Finding[] = [];
  const subject = `app "${nameOf(args)}" on cluster "${record.name}"`;
  const claims = held instanceof HeldClaims ? held : new HeldClaims([...(record.claims ?? []), ...held]);
  const app = readService(args, findings);
  const planned = app && planReadApp(app, { cluster: indexCluster(record), held: claims }, findings);
  refuseIfAny(subject, findings, warn);
  if (app?.service === undefined || planned === undefined) throw new BerthError(subject, findings);
  const { name, namespace, exposure, reason, port, ingress, httpRoute, url, route, claim } = planned;
  return {
    ...{ name, namespace, exposure, reason, port, url, route, claim },
    ...(ingress === undefined ? {} : { ingress }),
    ...(httpRoute === undefined ? {} : { httpRoute }),
    labels: planned.selector,
    backend: app.service,
  };
}
