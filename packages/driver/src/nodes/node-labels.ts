import { containerName, portLabelPrefix, type ClusterPlan } from "@kind-berth/topology";
import type { State } from "../state/cluster-state";
import type { Reconciler } from "../reconcile/reconciler";
import { runKubectl } from "./kubectl";
import { readNodes, type NodesSeen } from "./read-nodes";

/** Every node has the labels of the plan. Labels from other sources stay unchanged. */
export const nodeLabels: Reconciler = {
  name: "node labels",

  async drift(plan, engine, containers, before) {
    // nodesInService reports a stopped container. Without the container, the API server may not respond.
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

/** The plan with the labels that the last step set. A label that is new in the plan is not drift. */
function withSavedLabels(plan: ClusterPlan, before: Pick<State, "labels"> | undefined): ClusterPlan {
  const nodes = plan.nodes.map((node) => ({ ...node, labels: before?.labels[node.name] ?? node.labels }));
  return { ...plan, nodes };
}

/** A label that differs from the plan. */
export interface LabelChange {
  /** The node name in Kubernetes. */
  readonly node: string;
  readonly key: string;
  /** The current value; `undefined` if the node does not have the label. */
  readonly found: string | undefined;
  /** The planned value; `undefined` if the plan no longer contains the label. */
  readonly wanted: string | undefined;
}

/**
 * The label changes after which each node has the labels of the plan, and no labels that only an earlier plan had.
 *
 * @param before - the state that the driver last wrote; it shows which labels, besides port labels, Berth set and can remove
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
      // Only Berth sets port labels. On a second node, such a label would allow pods on a node that does not have the port.
      ...Object.keys(live).filter((key) => key.startsWith(`${portLabelPrefix}/`)),
    ]);
    return [...keys]
      .map((key) => ({ node, key, found: live[key], wanted: labels[key] }))
      .filter(({ found, wanted }) => found !== wanted);
  });
}
