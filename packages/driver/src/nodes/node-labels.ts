import { containerName, portLabelPrefix, type ClusterPlan } from "@kind-berth/topology";
import type { State } from "../state/cluster-state";
import type { Reconciler } from "../reconcile/reconciler";
import { runKubectl } from "./kubectl";
import { readNodes, type NodesSeen } from "./read-nodes";

/** Makes sure that every node has the planned labels. Labels from other sources stay unchanged. */
export const nodeLabels: Reconciler = {
  async drift(plan, engine, containers, before) {
    // If a container is stopped, the API server may not respond. The `nodesInService` reconciler reports stopped containers.
    if (containers.some(({ running }) => !running)) return [];
    const changes = labelChanges(withSavedLabels(plan, before), await readNodes(plan, engine), undefined);
    return changes.map(({ node, key, found, wanted }) => {
      const current = found === undefined ? "missing" : `"${found}"`;
      const planned = wanted === undefined ? "no such label" : `"${wanted}"`;
      return `label \`${key}\` of node \`${node}\` is ${current} (planned: ${planned})`;
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

/**
 * Returns the plan, but replaces its labels with the labels that the previous step set. A label that is new in the plan then does not count
 * as drift.
 */
function withSavedLabels(plan: ClusterPlan, before: Pick<State, "labels"> | undefined): ClusterPlan {
  const nodes = plan.nodes.map((node) => ({ ...node, labels: before?.labels[node.name] ?? node.labels }));
  return { ...plan, nodes };
}

/** A node label that differs from the plan. */
export interface LabelChange {
  /** The node's name in Kubernetes. */
  readonly node: string;
  readonly key: string;
  /** The label's current value. `undefined` if the node does not have the label. */
  readonly found: string | undefined;
  /** The label's planned value. `undefined` if the plan no longer contains the label. */
  readonly wanted: string | undefined;
}

/**
 * Returns the label changes that make the nodes match the plan. The changes set the planned labels, and remove labels that only an earlier
 * plan contains.
 *
 * @param before - the latest state that the driver wrote. It lists the labels that Berth set. Berth can remove these labels and all port
 *   labels.
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
      // Only Berth sets port labels. A port label on a node that does not carry the port could cause pinned pods to run on the wrong node.
      ...Object.keys(live).filter((key) => key.startsWith(`${portLabelPrefix}/`)),
    ]);
    return [...keys]
      .map((key) => ({ node, key, found: live[key], wanted: labels[key] }))
      .filter(({ found, wanted }) => found !== wanted);
  });
}
