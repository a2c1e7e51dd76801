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
 * Plans one app against a cluster.
 *
 * @param held - what other apps hold on the cluster: a list, beside what the record says of other stacks, or all of it
 * @param plan - the planner; it adds all that is amiss to what it is given, and returns `undefined` where there is nothing to plan
 * @throws {@link BerthError} with everything that cannot work
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
