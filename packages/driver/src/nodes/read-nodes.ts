import { containerName, type ClusterPlan } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";
import { tryKubectl } from "./kubectl";
import { readNodeStates, type NodeState } from "./node-states";

/** What the API server says of the nodes, by their names in Kubernetes; or, as text, why it says nothing. */
export type NodesSeen = ReadonlyMap<string, NodeState> | string;

/** Asks the API server for its nodes, once. */
export async function readNodes(plan: ClusterPlan, engine: Engine): Promise<NodesSeen> {
  const { code, stdout, stderr } = await tryKubectl(plan, engine, ["get", "nodes", "--output=json"]);
  return code === 0 ? readNodeStates(stdout) : `the API server does not answer: ${stderr.trim()}`;
}

/** Why each node of a plan that is not Ready is not, by its name in Kubernetes. */
export type NotReady = ReadonlyMap<string, string>;

/** Which nodes of a plan are not Ready. */
export function notReady(plan: ClusterPlan, seen: NodesSeen): NotReady {
  const names = plan.nodes.map((node) => containerName(plan.name, node.name));
  if (typeof seen === "string") return new Map(names.map((name) => [name, seen]));
  return new Map(
    names.flatMap((name): [string, string][] => {
      const node = seen.get(name);
      const reason = node === undefined ? "has not joined the cluster" : node.notReady;
      return reason === undefined ? [] : [[name, reason]];
    }),
  );
}
