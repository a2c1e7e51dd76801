import fc from "fast-check";
import type { ClusterPlan, NodePlan } from "../cluster/cluster-plan";
import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import type { Placement } from "./placement";
import { planExposure } from "./plan-exposure";

/** A cluster of some shape with one port somewhere on it. */
const cluster: fc.Arbitrary<ClusterPlan> = fc
  .record({ controlPlanes: fc.integer({ min: 1, max: 3 }), workers: fc.integer({ min: 0, max: 4 }) })
  .chain(({ controlPlanes, workers }) => {
    const nodes = [
      ...Array.from({ length: controlPlanes }, () => ({ role: "control-plane" }) as const),
      ...Array.from({ length: workers }, () => ({ role: "worker" }) as const),
    ];
    const names = planCluster({ name: "demo", nodes }).nodes.map(({ name }) => name);
    return fc.constantFrom(...names).map((node) =>
      planCluster({
        name: "demo",
        nodes,
        portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, node }],
      }),
    );
  });

/** Every node that Kubernetes' scheduler may choose, by the rules of its NodeAffinity and TaintToleration plugins. */
function choices(placement: Placement, nodes: readonly NodePlan[]): string[] {
  const terms =
    placement.affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;
  const wanted = ({ labels }: NodePlan) =>
    terms?.some(({ matchExpressions }) =>
      matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? "")),
    ) ?? true;
  const tolerated = ({ taints }: NodePlan) =>
    taints.every(({ key, effect }) =>
      placement.tolerations.some((toleration) => toleration.key === key && toleration.effect === effect),
    );
  return nodes.filter((node) => wanted(node) && tolerated(node)).map(({ name }) => name);
}

describe("on whatever cluster, wherever the port is", () => {
  it("what binds the node's port runs on the node that carries it, under every choice that the scheduler has", () => {
    fc.assert(
      fc.property(cluster, fc.constantFrom("ingress", "hostPort"), (plan, exposure) => {
        const app = { name: "web", containerPort: 8080, port: "http", exposure } as const;
        const { ingress, pods } = planExposure(app, recordOf(plan), []);
        const binder = ingress?.controller.placement ?? pods.placement;
        expect(choices(binder, plan.nodes)).toEqual([plan.ports[0]?.node]);
      }),
    );
  });

  it("without the placement the scheduler has a choice that fails, save where one node alone takes pods", () => {
    fc.assert(
      fc.property(cluster, (plan) => {
        const carrier = plan.nodes.find(({ name }) => name === plan.ports[0]?.node);
        const workers = plan.nodes.filter(({ role }) => role === "worker");
        const noChoice = plan.nodes.length === 1 || (workers.length === 1 && carrier?.role === "worker");
        fc.pre(!noChoice);
        expect(choices({ tolerations: [] }, plan.nodes)).not.toEqual([carrier?.name]);
      }),
    );
  });
});
