import stringify from "safe-stable-stringify";
import { throwIfErrors, type Warn } from "../findings/berth-error";
import { isError, withPath, type Finding } from "../findings/finding";
import { markOmitted } from "../findings/mark-omitted";
import type { ClusterRecord } from "../model/cluster-record";
import type { NamedAppArgs } from "./arguments/app-args";
import { nameOf, portsOf } from "./arguments/read-app";
import { indexCluster } from "../placement/cluster-index";
import type { ExposurePlan } from "./app-plan";
import { HeldClaims } from "./claims/held-claims";
import { checkUnclaimed } from "./claims/unclaimed-ports";
import { shareControllers } from "./exposures/http/plan-controller";
import { readAndPlan } from "./plan-exposures";
import { dedupeFindings } from "./arguments/several-exposures";

/**
 * Plans all of a cluster's apps together. This function is pure, and its result does not depend on the order of `apps`. For n apps, the run
 * time is O(n log n).
 *
 * @param record - the cluster, with the claims of apps in other stacks
 * @param apps - the cluster's apps
 * @param warn - receives a warning for each port that no app claims
 * @returns the exposures of all apps, sorted by app name
 * @throws {@link BerthError} with all problems with all apps; each path begins with the app's name
 *
 * @example
 * ```ts
 * planApps(record, [
 *   { name: "web", port: "http", containerPort: 8080 },
 *   { name: "api", port: "http", containerPort: 3000, host: "web.localhost", path: "/api" },
 * ]);
 * ```
 */
export function planApps(record: ClusterRecord, apps: readonly NamedAppArgs[], warn?: Warn): ExposurePlan[] {
  const held = HeldClaims.ofRecord(record);
  const context = { cluster: indexCluster(record), held };
  const findings: Finding[] = [];
  const names = new Set<string>();
  const plans = inOrder(apps).flatMap(({ name, app }) => {
    const own: Finding[] = names.has(name) ? [nameTaken(name)] : [];
    if (name !== "") names.add(name);
    const plan = readAndPlan(app, context, own);
    const owner = name === "" ? "apps" : name;
    // The claims of a rejected app are not added, because other apps would then be reported as conflicting with the rejected app.
    const marked = markOmitted(dedupeFindings(own), app);
    findings.push(...marked.map((finding) => withPath(finding, (path) => `${owner}.${path}`)));
    if (plan === undefined || own.some(isError)) return [];
    for (const { claim } of plan.exposures) held.add(claim);
    return plan.exposures;
  });
  findings.push(...checkUnclaimed(record, { asked: apps.flatMap(portsOf), exposures: plans }));
  throwIfErrors(`apps on cluster "${record.name}"`, findings, warn);
  return shareControllers(plans);
}

interface NamedApp {
  readonly name: string;
  readonly app: unknown;
}

function inOrder(apps: readonly unknown[]): NamedApp[] {
  return apps.map((app) => ({ name: nameOf(app), app })).sort(byName);
}

/**
 * Compares by code units, so that the result does not depend on the locale. If two apps have the same name, compares all their arguments.
 */
function byName(one: NamedApp, other: NamedApp): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return (stringify(one.app) ?? "") < (stringify(other.app) ?? "") ? -1 : 1;
}

function nameTaken(name: string): Finding {
  return {
    code: "APP_NAME_TAKEN",
    path: "name",
    value: name,
    rule: "another app on the cluster has the same name, but app names must be unique",
    remedy: "Use a unique name for each app.",
  };
}
