import { containerName, portLabelPrefix, type ClusterPlan } from "@kind-berth/topology";
import type { State } from "../state/cluster-state";
import type { Reconciler } from "../reconcile/reconciler";
import { runKubectl } from "./kubectl";
import { readNodes, type NodesSeen } from "./read-nodes";

/** Every node has the labels of the plan. Labels that others gave it are left as they are. */
export const nodeLabels: Reconciler = {
  name: "node labels",

  async drift(plan, engine, containers, before) {
    // An API server that does not run is nodesInService's to tell of.
    if (containers.some(({ running }) => !running)) return [];
    const changes = labelChanges(asLeft(plan, before), await readNodes(plan, engine), undefined);
    return changes.map(({ node, key, found, wanted }) => {
      const is = found === undefined ? "gone" : `"${found}"`;
      const should = wanted === undefined ? "should not be there" : `not "${wanted}"`;
      return `label \`${key}\` of node \`${node}\` is ${is}, and ${should}`;
    });
  },

  async reconcile(plan, engine, progress, before) {
    for (const { node, key, wanted } of labelChanges(plan, await readNodes(plan, engine), before)) {
      const change = wanted === undefined ? `${key}-` : `${key}=${wanted}`;
      progress.step(`Labelling node ${node}: ${change}`);
      await runKubectl(plan, engine, ["label", "node", node, change, "--overwrite"]);
    }
  },
};

/** The plan with the labels that were given last: those that only now are planned are not amiss. */
function asLeft(plan: ClusterPlan, before: Pick<State, "labels"> | undefined): ClusterPlan {
  const nodes = plan.nodes.map((node) => ({ ...node, labels: before?.labels[node.name] ?? node.labels }));
  return { ...plan, nodes };
}

/** A label that is not as planned. */
export interface LabelChange {
  /** The node's name in Kubernetes. */
  readonly node: string;
  readonly key: string;
  /** Its value there; `undefined` where it is not there. */
  readonly found: string | undefined;
  /** Its value as planned; `undefined` where the plan no longer has it. */
  readonly wanted: string | undefined;
}

/**
 * What has to change so that each node has the labels of the plan, and none that only an earlier plan had.
 *
 * @param before - what the driver left, which tells what other labels than those of ports are Berth's to take away
 */
export function labelChanges(
  plan: ClusterPlan,
  seen: NodesSeen,
  before: Pick<State, "labels"> | undefined,
): LabelChange[] {
  if (typeof seen === "string") return [];
  return plan.nodes.flatMap(({ name, labels }) => {
    const node = containerName(plan.name, name);
    const live = seen.get(node)?.labels ?? {};
    const keys = new Set([
      ...Object.keys(labels),
      ...Object.keys(before?.labels[name] ?? {}),
      // Nobody else gives these: a port's label on a second node would let pods go where the port does not lead.
      ...Object.keys(live).filter((key) => key.startsWith(`${portLabelPrefix}/`)),
    ]);
    return [...keys]
      .map((key) => ({ node, key, found: live[key], wanted: labels[key] }))
      .filter(({ found, wanted }) => found !== wanted);
  });
}
