import type { ClusterArgs, ExtraPortMappingArgs, NodeArgs } from "../cluster/cluster-args";

/**
 * Combines the port mappings that describe one port on several listen addresses into one port mapping with a list of addresses. The planner
 * creates the same plan from the result.
 *
 * @param args - valid arguments, in which each port mapping of a node has a name
 */
export function combinePortMappings(args: ClusterArgs): ClusterArgs {
  return args.nodes === undefined ? args : { ...args, nodes: args.nodes.map(combineOnNode) };
}

function combineOnNode(node: NodeArgs): NodeArgs {
  const { extraPortMappings } = node;
  if (extraPortMappings === undefined) return node;
  const byName = new Map<string | undefined, ExtraPortMappingArgs>();
  for (const mapping of extraPortMappings) {
    const earlier = byName.get(mapping.name);
    byName.set(mapping.name, earlier === undefined ? mapping : withAddressesOf(earlier, mapping));
  }
  return { ...node, extraPortMappings: [...byName.values()] };
}

function withAddressesOf(
  { listenAddress: first = [], ...mapping }: ExtraPortMappingArgs,
  { listenAddress: others = [] }: ExtraPortMappingArgs,
): ExtraPortMappingArgs {
  return { ...mapping, listenAddress: [first, others].flat() };
}
