import {
  containerName,
  isTaintOfKubernetes,
  taintText,
  type ClusterPlan,
  type Taint,
} from "@kind-berth/topology";
import type { State } from "../state/cluster-state";
import type { Reconciler } from "../reconcile/reconciler";
import { runKubectl } from "./kubectl";
import type { LiveTaint } from "./node-states";
import { readNodes, type NodesSeen } from "./read-nodes";

/**
 * Makes sure that the nodes have the taints that the program lists. On other nodes, taints stay unchanged. The reconciler sends no request
 * if the program lists no taints.
 */
export const nodeTaints: Reconciler = {
  async drift(plan, engine, containers, before) {
    const saved = withSavedTaints(plan, before);
    // If a container is stopped, the API server may not respond. The `nodesInService` reconciler reports stopped containers.
    if (containers.some(({ running }) => !running) || !managesTaints(saved, undefined)) return [];
    return taintChanges(saved, await readNodes(plan, engine), undefined).map(describe);
  },

  async reconcile(plan, engine, progress, before) {
    if (!managesTaints(plan, before)) return;
    const changes = taintChanges(plan, await readNodes(plan, engine), before);
    for (const node of new Set(changes.map((change) => change.node))) {
      const operands = changes.filter((change) => change.node === node).map(operand);
      progress.step(`Changing the taints of node ${node}: ${operands.join(" ")}`);
      // A single request, so that the node never has only some of the taints.
      await runKubectl(plan, engine, ["taint", "node", node, ...operands, "--overwrite"]);
    }
  },
};

/**
 * Returns the plan, but only with the nodes whose taints the previous step set, and with these taints. A taint that is new in the plan then
 * does not count as drift.
 */
function withSavedTaints(plan: ClusterPlan, before: Pick<State, "taints"> | undefined): ClusterPlan {
  if (before === undefined) return plan;
  const nodes = plan.nodes.flatMap((node) => {
    const taints = before.taints?.[node.name];
    return taints === undefined ? [] : [{ ...node, taints, managesTaints: true as const }];
  });
  return { ...plan, nodes };
}

/** Whether the program lists a node's taints, or an earlier program did. */
function managesTaints(plan: ClusterPlan, before: Pick<State, "taints"> | undefined): boolean {
  return plan.nodes.some(
    ({ name, managesTaints }) => managesTaints === true || name in (before?.taints ?? {}),
  );
}

/** A node taint that differs from the plan. The two taints have the same key and effect. At least one of them is set. */
export type TaintChange = {
  /** The node's name in Kubernetes. */
  readonly node: string;
} & (
  | {
      /** The node's current taint. `undefined` if the node does not have the taint. */
      readonly found: LiveTaint | undefined;
      readonly wanted: Taint;
    }
  | {
      readonly found: LiveTaint;
      /** The planned taint. `undefined` if the plan does not contain the taint. */
      readonly wanted: undefined;
    }
);

/**
 * Returns the taint changes that make the nodes match the plan.
 *
 * If the program lists a node's taints, the list is complete: the changes also remove taints that another program set. If only an earlier
 * program listed the node's taints, the changes remove the taints in that list, and set the taints that the node would have had without
 * it. Taints that Kubernetes itself sets stay unchanged.
 *
 * @param before - the latest state that the driver wrote. It contains the taints that an earlier program listed.
 */
export function taintChanges(
  plan: ClusterPlan,
  seen: NodesSeen,
  before: Pick<State, "taints"> | undefined,
): TaintChange[] {
  if (typeof seen === "string") return [];
  return plan.nodes.flatMap(({ name, taints, managesTaints }): TaintChange[] => {
    const earlier = before?.taints?.[name];
    if (managesTaints !== true && earlier === undefined) return [];
    const node = containerName(plan.name, name);
    const live = (seen.get(node)?.taints ?? []).filter(({ key }) => !isTaintOfKubernetes(key));
    const removable = managesTaints === true ? live : live.filter((taint) => contains(earlier ?? [], taint));
    return [
      ...taints
        .map((wanted) => ({ node, found: live.find((taint) => isSame(taint, wanted)), wanted }))
        .filter(({ found, wanted }) => found === undefined || (found.value ?? "") !== (wanted.value ?? "")),
      ...removable
        .filter((taint) => !contains(taints, taint))
        .map((found) => ({ node, found, wanted: undefined })),
    ];
  });
}

/** Returns a change in the format of `kubectl taint`. */
function operand({ found, wanted }: TaintChange): string {
  return wanted === undefined ? `${taintText({ ...found, value: "" })}-` : taintText(wanted);
}

function contains(taints: readonly LiveTaint[], taint: LiveTaint): boolean {
  return taints.some((one) => isSame(one, taint));
}

function isSame(one: LiveTaint, other: LiveTaint): boolean {
  return one.key === other.key && one.effect === other.effect;
}

function describe({ node, found, wanted }: TaintChange): string {
  const of = `of node \`${node}\``;
  if (wanted === undefined) return `taint \`${taintText(found)}\` ${of} is not in the program`;
  if (found === undefined) return `taint \`${taintText(wanted)}\` ${of} is missing`;
  return `taint \`${taintText(found)}\` ${of} has another value (planned: \`${taintText(wanted)}\`)`;
}
