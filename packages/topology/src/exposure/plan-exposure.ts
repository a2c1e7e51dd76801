import type { Warn } from "../errors/berth-error";
import type { ClusterRecord } from "../record/cluster-record";
import type { NamedAppArgs } from "./app-args";
import type { Claim } from "./claims";
import type { ExposurePlan } from "./exposure-plan";
import type { HeldClaims } from "./held-claims";
import { planApp } from "./plan-app";
import { planOrRefuse } from "./plan-or-refuse";

/**
 * Decides how an app is reached through a port of a cluster, and where its pods must run for that. Pure.
 *
 * @param args - the app's name and its arguments; keys that belong to the pod (`image`, `env`, …) are let through
 * @param record - the cluster
 * @param held - what other apps hold on the cluster: a list, beside what the record says of other stacks, or all of it
 * @param warn - is told of what works, but perhaps not as one may think
 * @throws BerthError with everything that cannot work
 *
 * @example
 * ```ts
 * const plan = planExposure({ name: "web", port: "http", containerPort: 8080 }, record, []);
 * plan.url; // "http://web.localhost:8080/"
 * ```
 */
export function planExposure(
  args: NamedAppArgs,
  record: ClusterRecord,
  held: HeldClaims | readonly Claim[],
  warn?: Warn,
): ExposurePlan {
  return planOrRefuse(args, record, held, warn, (surroundings, findings) =>
    planApp(args, surroundings, findings),
  );
}
