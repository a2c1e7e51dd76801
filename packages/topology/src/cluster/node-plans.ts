import { portLabel, type PortRecord } from "../model/port-record";
import type { NodePlan } from "./cluster-plan";
import type { EffectiveCluster } from "./effective/effective-cluster";
import type { DeclaredNode } from "./plan-nodes";

/** Plans the nodes with the taints and labels that they have in the cluster. Each port adds a label to the node that carries it. */
export function nodePlans(
  nodes: readonly DeclaredNode[],
  effective: EffectiveCluster,
  ports: readonly PortRecord[],
): NodePlan[] {
  return withPortLabels(
    nodes.map((declared) => asEffective(declared, effective)),
    ports,
  );
}

/** Returns a node after all patches. `taints` and `labels` of the program take precedence over the taints and labels of a patch. */
function asEffective(declared: DeclaredNode, effective: EffectiveCluster): NodePlan {
  const { node } = declared;
  const { patchedLabels, taints = [] } = effective.nodes.get(declared) ?? {};
  return {
    ...node,
    taints: node.managesTaints === true ? node.taints : taints,
    labels: { ...patchedLabels, ...node.labels },
  };
}

function withPortLabels(nodes: readonly NodePlan[], ports: readonly PortRecord[]): NodePlan[] {
  const labels = new Map(nodes.map((node) => [node.name, { ...node.labels }]));
  for (const { name, node, containerPort } of ports) {
    const carrier = labels.get(node);
    if (carrier !== undefined) carrier[portLabel(name)] = String(containerPort);
  }
  return nodes.map((node) => ({ ...node, labels: labels.get(node.name) ?? {} }));
}
