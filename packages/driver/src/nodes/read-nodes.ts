import { containerName, type ClusterPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { tryKubectl } from "./kubectl";
import { readNodeStates, type NodeState } from "./node-states";

/** The nodes that the API server reports, by their Kubernetes names. If the API server does not respond, this is the reason as text. */
export type NodesSeen = ReadonlyMap<string, NodeState> | string;

/** Reads the nodes from the API server with a single request. */
export async function readNodes(plan: ClusterPlan, engine: Engine): Promise<NodesSeen> {
  const { code, stdout, stderr } = await tryKubectl(plan, engine, ["get", "nodes", "--output=json"]);
  return code === 0 ? readNodeStates(stdout) : `the API server does not respond: ${stderr.trim()}`;
}

/** The planned nodes that are not Ready. Each key is a node's name in Kubernetes, and each value is the reason. */
export type NotReady = ReadonlyMap<string, string>;

/** Finds the nodes in a plan that are not Ready. */
export function notReady(plan: ClusterPlan, seen: NodesSeen): NotReady {
  return nodesWith(plan, seen, (node) => node.notReady);
}

/** Finds the nodes in a plan that the API server does not list. A listed node may not be Ready yet. */
export function notRegistered(plan: ClusterPlan, seen: NodesSeen): NotReady {
  return nodesWith(plan, seen, () => undefined);
}

/** Finds the nodes that are not listed, and the listed nodes for which `reasonOf` returns a reason. */
function nodesWith(
  plan: ClusterPlan,
  seen: NodesSeen,
  reasonOf: (node: NodeState) => string | undefined,
): NotReady {
  const names = plan.nodes.map((node) => containerName(plan.name, node.name));
  if (typeof seen === "string") return new Map(names.map((name) => [name, seen]));
  return new Map(
    names.flatMap((name): [string, string][] => {
      const node = seen.get(name);
      const reason = node === undefined ? "has not joined the cluster" : reasonOf(node);
      return reason === undefined ? [] : [[name, reason]];
    }),
  );
}
