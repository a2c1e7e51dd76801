import type { Finding } from "../errors/finding";
import { checkServed } from "./app-protocol";
import { readApp, type GivenExposure } from "./app-shape";
import { checkClaims } from "./check-claim";
import { checkBackend, checkOnNode, checkUnused } from "./check-exposure";
import { checkPod } from "./check-pod";
import type { ClusterIndex } from "./cluster-index";
import { chooseExposure, isExposure, type Exposure } from "./exposure";
import type { AppPlan, ExposurePlan } from "./exposure-plan";
import { findPort } from "./find-port";
import type { HeldClaims } from "./held-claims";
import { planHostPort } from "./plan-host-port";
import { planGateway, planIngress } from "./plan-http";
import { planLoadBalancer } from "./plan-load-balancer";
import { planNodePort } from "./plan-node-port";
import { nodeOfPods, planPods, type SettledExposures } from "./plan-pods";
import { planServices } from "./plan-services";
import type { PlacedApp, SettledApp } from "./settled-app";
import { checkObjectName, located, objectNames } from "./several-exposures";

/** What an app is planned against. */
export interface Surroundings {
  readonly cluster: ClusterIndex;
  /** What other apps hold on the cluster. */
  readonly held: HeldClaims;
}

const planners: Readonly<Record<Exposure, (placed: PlacedApp, findings: Finding[]) => ExposurePlan>> = {
  ingress: planIngress,
  gateway: planGateway,
  hostPort: planHostPort,
  nodePort: planNodePort,
  loadBalancer: planLoadBalancer,
};

/**
 * Plans one app, and adds all that is amiss to `findings`, some of it once for each of its exposures.
 *
 * @param args - as given; anything, since it is the user's
 * @returns `undefined` where so much is amiss that there is nothing to plan; a plan is good only where no error was found
 */
export function readAndPlan(
  args: unknown,
  surroundings: Surroundings,
  findings: Finding[],
): AppPlan | undefined {
  const given = readApp(args, findings);
  return given && planGiven(given, surroundings, findings);
}

/** Plans an app as {@link readAndPlan} does, once its arguments are read: all its exposures together, since they lead to the same pods. */
export function planGiven(
  given: readonly GivenExposure[],
  { cluster, held }: Surroundings,
  findings: Finding[],
): AppPlan | undefined {
  const [first, ...others] = settleAll(given, cluster, findings);
  if (first === undefined) return undefined;
  const settled: SettledExposures = [first, ...others];
  const pods = planPods(settled, findings);
  const pinnedNode = nodeOfPods(settled);
  const services = planServices(settled);
  const plans = settled.map((one, index) => {
    const service = services[index] ?? services[0];
    const own: Finding[] = [];
    const plan = planners[one.exposure]({ ...one, ...pinnedNode, pods, service }, own);
    findings.push(...located(own, one.at));
    return plan;
  });
  const [plan, ...further] = plans;
  if (plan === undefined) return undefined;
  findings.push(
    ...checkClaims(plans, held).flatMap((found, index) => located(found, settled[index]?.at ?? "")),
  );
  const { name, namespace, selector } = plan;
  return { name, namespace, selector, pods, services: [...new Set(services)], exposures: [plan, ...further] };
}

/** Settles the port and the exposure of each way to an app that has one, and checks what it says against them. */
function settleAll(
  given: readonly GivenExposure[],
  cluster: ClusterIndex,
  findings: Finding[],
): SettledApp[] {
  const names = objectNames(given.map(({ app }) => app));
  return given.flatMap(({ app, at }, index) => {
    const own: Finding[] = [];
    const settled = settle({ app, at, objectName: names[index] ?? app.name, cluster }, own);
    findings.push(...located(own, at));
    return settled ?? [];
  });
}

function settle(
  given: Pick<SettledApp, "app" | "at" | "objectName" | "cluster">,
  findings: Finding[],
): SettledApp | undefined {
  const { app, objectName, cluster } = given;
  const carried = findPort(app.port, cluster, findings);
  if (carried === undefined) return undefined;
  if (app.exposure !== undefined && !isExposure(app.exposure)) return undefined;

  const chosen = chooseExposure(app.exposure, carried.port);
  const { exposure } = chosen;
  findings.push(
    ...checkObjectName(objectName, app),
    ...checkUnused(app, exposure),
    ...checkOnNode(exposure, carried.port),
    ...checkServed(app, exposure),
    ...checkPod(app, exposure),
    ...checkBackend(app, chosen),
  );
  return { ...given, ...carried, ...chosen };
}
