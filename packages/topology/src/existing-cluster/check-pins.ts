import type { DeclaredPort } from "../cluster/plan-ports";
import type { Finding } from "../findings/finding";
import type { NodeRecord } from "../model/node-record";

/**
 * Checks that Berth can pin pods to each node that carries a port. Berth pins pods by the node's own labels, or by port labels that it
 * sets.
 */
export function checkPins(
  nodes: readonly NodeRecord[],
  ports: readonly DeclaredPort[],
  labelNodes: boolean,
): Finding[] {
  const unlabelled = nodes
    .map((node, index) => ({ node, path: `nodes[${index}]` }))
    .filter(
      ({ node }) => node.matchLabels === undefined && ports.some(({ port }) => port.node === node.name),
    );
  if (labelNodes) return unlabelled.length > 0 ? [] : [nothingToLabel];
  return unlabelled.map(({ node, path }) => ({
    code: "NODE_UNPINNABLE",
    path: `${path}.matchLabels`,
    omitted: true,
    rule: `node \`${node.name}\` carries a port, but has no label that Berth can use to pin pods to the node`,
    remedy: `Set \`matchLabels\` to labels that only this node has, and \`count\` to ${node.count ?? 1}. Or set \`labelNodes: true\` to let Berth label the node.`,
  }));
}

const nothingToLabel: Finding = {
  code: "ARGUMENT_UNUSED",
  path: "labelNodes",
  value: true,
  rule: "it has no effect, because no node without `matchLabels` carries a port",
  remedy: "Remove `labelNodes`, or remove `matchLabels` from the nodes that Berth should label.",
};
