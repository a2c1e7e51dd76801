import { BerthError, throwIfErrors, type Warn } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import { markOmitted } from "../findings/mark-omitted";
import type { ClusterRecord } from "../model/cluster-record";
import { nameOf } from "./arguments/read-app";
import type { Claim } from "../model/claim";
import { indexCluster } from "../placement/cluster-index";
import { HeldClaims } from "./claims/held-claims";
import type { PlanContext } from "./plan-exposures";
import { dedupeFindings } from "./arguments/several-exposures";

/**
 * Plans one app on a cluster.
 *
 * @param held - the claims of other apps on the cluster. If `held` is an array, Berth adds the claims of other stacks from `record`. If
 * `held` is a `HeldClaims`, it must already contain all claims
 * @param plan - the planner, which adds all problems to `findings` and returns `undefined` if nothing can be planned
 * @throws {@link BerthError} with all problems with the app
 */
export function planOrThrow<Plan>(
  args: unknown,
  record: ClusterRecord,
  held: HeldClaims | readonly Claim[],
  warn: Warn | undefined,
  plan: (context: PlanContext, findings: Finding[]) => Plan | undefined,
): Plan {
  const findings: Finding[] = [];
  const subject = `app "${nameOf(args)}" on cluster "${record.name}"`;
  const claims = held instanceof HeldClaims ? held : HeldClaims.ofRecord(record, held);
  const planned = plan({ cluster: indexCluster(record), held: claims }, findings);
  throwIfErrors(subject, markOmitted(dedupeFindings(findings), args), warn);
  if (planned === undefined) throw new BerthError(subject, findings);
  return planned;
}
