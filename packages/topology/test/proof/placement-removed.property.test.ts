import fc from "fast-check";
import type { ExposurePlan } from "../../src/app/app-plan";
import type { Deployment, Taint } from "../simulator/kubernetes-objects";
import { ends, type World } from "../simulator/request";
import {
  accepted,
  generatedCase,
  needsPodsOnNode,
  requestsFor,
  worldOf,
  type GeneratedCluster,
} from "./generated";
import { controllerOf } from "./manifests";
import { runs } from "../fixtures/runs";

/** The number of generated clusters with apps. */
const numRuns = runs(2000);

/** Returns the name of the Deployment that a plan pins to the port's node. Returns `undefined` if the plan does not pin a Deployment. */
function pinned(plan: ExposurePlan): string | undefined {
  const pods = needsPodsOnNode(plan) ? plan.name : undefined;
  return controllerOf(plan)?.name ?? pods;
}

/** Whether a request that matches a plan's claim may be lost after a change to the pinned Deployment. */
function mayBeLost(
  plan: ExposurePlan,
  world: World,
  change: (deployment: Deployment) => Deployment,
): boolean {
  const deployments = world.deployments.map((one) => (one.name === pinned(plan) ? change(one) : one));
  return requestsFor(plan).some((request) =>
    ends(request, { ...world, deployments }).some((end) => end.startsWith("lost")),
  );
}

const withoutAffinity = (deployment: Deployment): Deployment => ({ ...deployment, affinity: undefined });
const withoutTolerations = (deployment: Deployment): Deployment => ({ ...deployment, tolerations: [] });

/** Returns the nodes that accept pods with these tolerations and no affinity. */
function open(
  { record }: GeneratedCluster,
  tolerated: readonly { key: string; operator: string; value?: string; effect: string }[],
): string[] {
  const keepsAway = ({ key, value, effect }: Taint) =>
    effect !== "PreferNoSchedule" &&
    !tolerated.some(
      (one) => one.key === key && one.effect === effect && (one.operator === "Exists" || one.value === value),
    );
  return record.nodes.filter(({ taints }) => !taints.some(keepsAway)).map(({ name }) => name);
}

it(`each part of a placement is needed: in ${numRuns} clusters with apps, a request may be lost without it`, () => {
  const lost = { both: 0, affinity: 0, tolerations: 0 };
  fc.assert(
    fc.property(generatedCase, ({ cluster, apps }) => {
      const plans = accepted(cluster.record, apps);
      const world = worldOf(cluster, plans);
      for (const plan of plans.filter((one) => pinned(one) !== undefined)) {
        const { node } = plan.port;
        const { tolerations } = controllerOf(plan)?.placement ?? plan.pods.placement;
        const without = {
          both: mayBeLost(plan, world, (one) => withoutAffinity(withoutTolerations(one))),
          affinity: mayBeLost(plan, world, withoutAffinity),
          tolerations: mayBeLost(plan, world, withoutTolerations),
        };
        expect(without).toEqual({
          // Requests may be lost, unless the node that carries the port is the only node that accepts pods.
          both: open(cluster, []).join() !== node,
          affinity: open(cluster, tolerations).join() !== node,
          // Requests may be lost, unless the node that carries the port has no taint that prevents scheduling.
          tolerations: !open(cluster, []).includes(node),
        });
        lost.both += Number(without.both);
        lost.affinity += Number(without.affinity);
        lost.tolerations += Number(without.tolerations);
      }
    }),
    { numRuns },
  );
  expect(lost.both).toBeGreaterThan(numRuns / 4);
  expect(lost.affinity).toBeGreaterThan(numRuns / 4);
  expect(lost.tolerations).toBeGreaterThan(numRuns / 10);
});
