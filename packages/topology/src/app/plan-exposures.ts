import type { Finding } from "../findings/finding";
import { checkServed } from "./arguments/app-protocol";
import { readApp, type GivenExposure } from "./arguments/read-app";
import { checkClaims } from "./claims/check-claim";
import { checkBackend, checkUnused } from "./arguments/check-exposure";
import { checkPod } from "./arguments/check-pod";
import type { ClusterIndex } from "../placement/cluster-index";
import { chooseExposure, isExposure, type Exposure } from "../model/exposure";
import { nodePortRange } from "../model/node-port-range";
import type { AppPlan, ExposurePlan } from "./app-plan";
import { checkOnNode } from "../placement/check-port";
import { findPort } from "../placement/find-port";
import type { HeldClaims } from "./claims/held-claims";
import { planHostPort } from "./exposures/host-port/plan-host-port";
import { planGateway } from "./exposures/gateway/plan-gateway";
import { planIngress } from "./exposures/ingress/plan-ingress";
import { planLoadBalancer } from "./exposures/load-balancer/plan-load-balancer";
import { planNodePort } from "./exposures/node-port/plan-node-port";
import { nodeOfPods, planPods } from "./pods/plan-pods";
import { skipsRolloutAwait } from "./pods/rollout-await";
import { planServices } from "./services/plan-services";
import type { PlannedExposure, ResolvedExposure, ResolvedExposures } from "./exposures/resolved-exposure";
import { checkObjectName, prefixPaths, objectNames } from "./arguments/several-exposures";

/** The cluster and the claims that an app's plan must respect. */
export interface PlanContext {
  readonly cluster: ClusterIndex;
  /** The claims of other apps on the cluster, and the Ingress controllers that serve the cluster's ports. */
  readonly held: HeldClaims;
}

const planners: Readonly<Record<Exposure, (placed: PlannedExposure, findings: Finding[]) => ExposurePlan>> = {
  ingress: planIngress,
  gateway: planGateway,
  hostPort: planHostPort,
  nodePort: planNodePort,
  loadBalancer: planLoadBalancer,
};

/**
 * Plans one app, and adds all problems to `findings`. If several exposures have the same problem, adds the problem once for each exposure.
 *
 * @param args - the user's arguments, which may have any shape
 * @returns the plan, which is valid only if `findings` contains no error; `undefined` if nothing can be planned
 */
export function readAndPlan(args: unknown, context: PlanContext, findings: Finding[]): AppPlan | undefined {
  const given = readApp(args, findings);
  return given && planGiven(given, context, findings);
}

/**
 * Plans an app in the same way as {@link readAndPlan}, but takes parsed arguments. Plans all exposures together, because they share the
 * same pods.
 */
export function planGiven(
  given: readonly GivenExposure[],
  { cluster, held }: PlanContext,
  findings: Finding[],
): AppPlan | undefined {
  const [first, ...others] = resolveExposures(given, cluster, findings);
  if (first === undefined) return undefined;
  const resolved: ResolvedExposures = [first, ...others];
  const pods = planPods(resolved, findings);
  const pinnedNode = nodeOfPods(resolved);
  const services = planServices(resolved);
  const plans = resolved.map((one, index) => {
    const service = services[index] ?? services[0];
    const own: Finding[] = [];
    const plan = planners[one.exposure](
      { ...one, ...pinnedNode, pods, service, held, siblings: resolved },
      own,
    );
    findings.push(...prefixPaths(own, one.at));
    return plan;
  });
  const [plan, ...further] = plans;
  if (plan === undefined) return undefined;
  findings.push(
    ...checkClaims(plans, held).flatMap((found, index) => prefixPaths(found, resolved[index]?.at ?? "")),
  );
  const { name, namespace, selector } = plan;
  const awaited = skipsRolloutAwait(resolved[0].app, plans) ? { skipRolloutAwait: true as const } : {};
  const app = { name, namespace, selector, pods, ...awaited };
  return { ...app, services: [...new Set(services)], exposures: [plan, ...further] };
}

/** Determines each exposure's port and exposure type, and checks the exposure's arguments. Skips exposures without a valid port. */
function resolveExposures(
  given: readonly GivenExposure[],
  cluster: ClusterIndex,
  findings: Finding[],
): ResolvedExposure[] {
  const names = objectNames(given.map(({ app }) => app));
  return given.flatMap(({ app, at }, index) => {
    const own: Finding[] = [];
    const resolved = settle({ app, at, objectName: names[index] ?? app.name, cluster }, own);
    findings.push(...prefixPaths(own, at));
    return resolved ?? [];
  });
}

function settle(
  given: Pick<ResolvedExposure, "app" | "at" | "objectName" | "cluster">,
  findings: Finding[],
): ResolvedExposure | undefined {
  const { app, objectName, cluster } = given;
  const carried = findPort(app.port, cluster, findings);
  if (carried === undefined) return undefined;
  if (app.exposure !== undefined && !isExposure(app.exposure)) return undefined;

  const chosen = chooseExposure(app.exposure, carried.port, nodePortRange(cluster.record));
  const { exposure } = chosen;
  findings.push(
    ...checkObjectName(objectName, app),
    ...checkUnused(app, exposure, carried, cluster.record),
    ...checkOnNode(exposure, carried),
    ...checkServed(app, exposure),
    ...checkPod(app, exposure),
    ...checkBackend(app, chosen),
  );
  return { ...given, ...carried, ...chosen };
}
