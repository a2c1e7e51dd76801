import type { ClusterRecord } from "../model/cluster-record";
import type { NodeRecord } from "../model/node-record";
import { accepts } from "./tolerations";

/**
 * Whether pods that Berth does not place may run only on other nodes than the node that carries a port. The scheduler can select any
 * untainted node. Berth does not know the tolerations of these pods.
 *
 * @param node - the node that carries the port
 */
export function mayRunElsewhere(
  cluster: Pick<ClusterRecord, "nodes" | "otherNodes">,
  node: NodeRecord,
): boolean {
  const { nodes, otherNodes = false } = cluster;
  const { name, count = 1 } = node;
  if (otherNodes || count > 1) return true;
  if (nodes.length === 1) return false;
  const open = nodes.filter(({ taints }) => accepts(taints, []));
  return open.length !== 1 || open[0]?.name !== name;
}
