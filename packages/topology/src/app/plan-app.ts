import type { Warn } from "../findings/berth-error";
import type { ClusterRecord } from "../model/cluster-record";
import type { NamedAppArgs } from "./arguments/app-args";
import type { Claim } from "../model/claim";
import type { AppPlan, ExposurePlan } from "./app-plan";
import type { HeldClaims } from "./claims/held-claims";
import { readAndPlan } from "./plan-exposures";
import { planOrThrow } from "./plan-or-throw";

/**
 * Determines how clients reach an app through a cluster's ports, and which nodes the app's pods must run on. This function is pure.
 *
 * @param args - the app's name and arguments. The planner accepts pod arguments (`image`, `env`, …), but does not read them
 * @param record - the cluster
 * @param held - the claims of other apps on the cluster. If `held` is an array, Berth adds the claims of other stacks from `record`. If
 * `held` is a `HeldClaims`, it must already contain all claims
 * @param warn - receives each warning about a setting that works, but may have an unexpected effect
 * @throws BerthError with all problems with the app
 *
 * @example
 * ```ts
 * const exposures = [{ port: "dns", containerPort: 53 }, { port: "dns-tcp", containerPort: 53 }];
 * const plan = planApp({ name: "dns", exposures }, record, []);
 * plan.exposures.map(({ url }) => url); // ["udp://127.0.0.1:5353", "tcp://127.0.0.1:5353"]
 * ```
 */
export function planApp(
  args: NamedAppArgs,
  record: ClusterRecord,
  held: HeldClaims | readonly Claim[],
  warn?: Warn,
): AppPlan {
  return planOrThrow(args, record, held, warn, (context, findings) => readAndPlan(args, context, findings));
}

/**
 * Plans an app with one exposure, in the same way as {@link planApp}, and returns this exposure.
 *
 * @example
 * ```ts
 * const plan = planExposure({ name: "web", port: "http", containerPort: 8080 }, record, []);
 * plan.url; // "http://web.localhost:8080/"
 * ```
 */
export function planExposure(...args: Parameters<typeof planApp>): ExposurePlan {
  return planApp(...args).exposures[0];
}
