import type { Finding } from "../errors/finding";
import { checkServed } from "./app-protocol";
import { readApp } from "./app-shape";
import { checkClaim } from "./check-claim";
import { checkOnNode, checkUnused } from "./check-exposure";
import { checkPod } from "./check-pod";
import type { ClusterIndex } from "./cluster-index";
import { chooseExposure, isExposure, type Exposure } from "./exposure";
import type { ExposurePlan } from "./exposure-plan";
import { findPort } from "./find-port";
import type { HeldClaims } from "./held-claims";
import { planHostPort } from "./plan-host-port";
import { planGateway, planIngress } from "./plan-http";
import { planLoadBalancer } from "./plan-load-balancer";
import { planNodePort } from "./plan-node-port";
import type { SettledApp } from "./settled-app";

/** What an app is planned against. */
export interface Surroundings {
  readonly cluster: ClusterIndex;
  /** What other apps hold on the cluster. */
  readonly held: HeldClaims;
}

const planners: Readonly<Record<Exposure, (settled: SettledApp, findings: Finding[]) => ExposurePlan>> = {
  ingress: planIngress,
  gateway: planGateway,
  hostPort: planHostPort,
  nodePort: planNodePort,
  loadBalancer: planLoadBalancer,
};

/**
 * Plans one app, and adds all that is amiss to `findings`.
 *
 * @param args - as given; anything, since it is the user's
 * @returns `undefined` where so much is amiss that there is nothing to plan; a plan is good only where no error was found
 */
export function planApp(
  args: unknown,
  { cluster, held }: Surroundings,
  findings: Finding[],
): ExposurePlan | undefined {
  const app = readApp(args, findings);
  const carried = app && findPort(app.port, cluster, findings);
  if (app === undefined || carried === undefined) return undefined;
  if (app.exposure !== undefined && !isExposure(app.exposure)) return undefined;

  const chosen = chooseExposure(app.exposure, carried.port);
  const { exposure } = chosen;
  findings.push(
    ...checkUnused(app, exposure),
    ...checkOnNode(exposure, carried.port),
    ...checkServed(app, exposure),
    ...checkPod(app, exposure),
  );
  const plan = planners[exposure]({ app, cluster, ...carried, ...chosen }, findings);
  findings.push(...checkClaim(plan.claim, held));
  return plan;
}
