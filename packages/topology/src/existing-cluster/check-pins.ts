import type { DeclaredPort } from "../cluster/plan-ports";
import type { Finding } from "../findings/finding";
import type { NodeRecord } from "../model/node-record";

/** Checks that pods can be pinned to each node that carries a port: by the node's own labels, or by labels that Berth sets. */
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
    rule: `node \`${node.name}\` carries a port, and nothing tells the scheduler which node that is`,
    remedy: "Give labels that the node has already, or set `labelNodes: true` for Berth's own.",
  }));
}

const nothingToLabel: Finding = {
  code: "ARGUMENT_UNUSED",
  path: "labelNodes",
  value: true,
  rule: "no node that is given by name alone carries a port, so it has no effect",
  remedy: "Take it out; or take `matchLabels` out where Berth's labels are to pin pods.",
};
