import fc from "fast-check";
import { recordOf, type ClusterPlan } from "../../src/cluster/cluster-plan";
import { planCluster } from "../../src/cluster/plan-cluster";
import type { NamedAppArgs } from "../../src/app/arguments/app-args";
import type { ExposurePlan } from "../../src/app/app-plan";
import type { Cluster } from "../simulator/kind";
import { ends } from "../simulator/request";
import {
  accepted,
  generatedCase,
  makeCluster,
  mappingOf,
  needsPodsOnNode,
  nodeArgsOf,
  publishedByEdges,
  requestsFor,
  unlessRefused,
  type GeneratedCluster,
} from "./generated";
import { controllerOf, manifestsOf } from "./manifests";
import { runs } from "../fixtures/runs";

/** How many clusters with apps and a moving edge port the test generates. */
const numRuns = runs(300);

interface Move {
  readonly before: ClusterPlan;
  readonly after: ClusterPlan;
  readonly port: string;
  readonly apps: readonly NamedAppArgs[];
}

/**
 * Moves one of a cluster's edge ports to another node. Returns `undefined` if the cluster has no edge port or only one node, or if the
 * planner rejects the change.
 */
function move(
  { plan: before }: GeneratedCluster,
  apps: readonly NamedAppArgs[],
  choice: number,
): Move | undefined {
  const edges = before.ports.filter(({ publish }) => publish === "edge");
  const moved = edges[choice % Math.max(1, edges.length)];
  const others = before.nodes.filter(({ name }) => name !== moved?.node);
  const node = others[choice % Math.max(1, others.length)];
  if (moved === undefined || node === undefined) return undefined;
  const after = unlessRefused(() =>
    planCluster({
      name: before.name,
      networking: before.networking,
      nodes: nodeArgsOf(before),
      portMappings: before.ports.map((port) =>
        mappingOf(port === moved ? { ...port, node: node.name } : port),
      ),
    }),
  );
  return after && { before, after, port: moved.name, apps };
}

const moves = fc
  .tuple(generatedCase, fc.nat())
  .map(([{ cluster, apps }, choice]) => move(cluster, apps, choice))
  .filter((one) => one !== undefined);

/** Returns the pod template fields that a plan determines. If one of these fields changes, Kubernetes recreates the pods. */
function templates(plan: ExposurePlan): object {
  const { placement, annotations, ports } = plan.pods;
  return { app: { placement, annotations, ports }, controller: controllerOf(plan) };
}

/** Returns the cluster that kind created, but with the node labels that Berth sets when the port moves. */
function relabelled({ before, after }: Move): Cluster {
  const { nodes, published } = makeCluster(before);
  const edges = publishedByEdges(before).map(({ hostPort }) => hostPort);
  return {
    nodes: nodes.map((node, index) => ({ ...node, labels: after.nodes[index]?.labels ?? {} })),
    published: [...published.filter(({ hostPort }) => !edges.includes(hostPort)), ...publishedByEdges(after)],
  };
}

it(`if an edge port moves on a running cluster, only pods that bind it follow: in ${numRuns} clusters with apps`, () => {
  const seen = { followed: 0, untouched: 0 };
  fc.assert(
    fc.property(moves, (moved) => {
      const plans = accepted(recordOf(moved.before), moved.apps);
      const kept = moved.apps.filter(({ name }) => plans.some((plan) => plan.name === name));
      const after = accepted(recordOf(moved.after), kept);
      const world = { ...relabelled(moved), ...manifestsOf(after), hasLoadBalancer: false };
      for (const plan of after) {
        const earlier = plans.find(({ objectName }) => objectName === plan.objectName);
        const follows = after.some(
          (one) =>
            one.port.name === moved.port &&
            ((one.name === plan.name && needsPodsOnNode(one)) ||
              (one === plan && controllerOf(plan) !== undefined)),
        );
        expect(JSON.stringify(earlier && templates(earlier)) !== JSON.stringify(templates(plan))).toBe(
          follows,
        );
        const reached = requestsFor(plan).flatMap((request) => ends(request, world));
        expect([...new Set(reached)]).toEqual([`pod ${plan.name}`]);
        seen.followed += Number(follows);
        seen.untouched += Number(!follows);
      }
    }),
    { numRuns },
  );
  expect(seen.followed).toBeGreaterThan(numRuns / 10);
  expect(seen.untouched).toBeGreaterThan(numRuns / 10);
});
