import { BerthError, refuseIfAny, type Warn } from "../errors/berth-error";
import type { Finding } from "../errors/finding";
import type { ClusterRecord } from "../record/cluster-record";
import { nameOf } from "./app-shape";
import type { Claim } from "./claims";
import { indexCluster } from "./cluster-index";
import { HeldClaims } from "./held-claims";
import type { Surroundings } from "./plan-given";
import { saidOnce } from "./several-exposures";

/**
 * Plans one app against a cluster.
 *
 * @param held - what other apps hold on the cluster: a list, beside what the record says of other stacks, or all of it
 * @param plan - the planner; it adds all that is amiss to what it is given, and returns `undefined` where there is nothing to plan
 * @throws {@link BerthError} with everything that cannot work
 */
export function planOrRefuse<Plan>(
  args: unknown,
  record: ClusterRecord,
  held: HeldClaims | readonly Claim[],
  warn: Warn | undefined,
  plan: (surroundings: Surroundings, findings: Finding[]) => Plan | undefined,
): Plan {
  const findings: Finding[] = [];
  const subject = `app "${nameOf(args)}" on cluster "${record.name}"`;
  const claims = held instanceof HeldClaims ? held : new HeldClaims([...(record.claims ?? []), ...held]);
  const planned = plan({ cluster: indexCluster(record), held: claims }, findings);
  refuseIfAny(subject, saidOnce(findings), warn);
  if (planned === undefined) throw new BerthError(subject, findings);
  return planned;
}
