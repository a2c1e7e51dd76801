import { z } from "zod";
import { isLabelKey, isLabelValue } from "../cluster/label-syntax";
import { taintShape } from "../cluster/kind-shapes";
import { withoutEmptyValues } from "../model/without-empty-values";
import { checkTaints } from "../cluster/rules/node-taints";
import { given, type Finding } from "../findings/finding";
import { readShape } from "../findings/shape";
import { isDnsSubdomain, longestDnsName } from "../model/dns-name";
import { NodeRole, type NodeRecord, type Taint } from "../model/node-record";

const nodeShape = z.strictObject({
  name: z.string(),
  nodeNames: z.array(z.string()).optional(),
  matchLabels: z.record(z.string(), z.string()).optional(),
  count: z.number().optional(),
  role: z.enum(NodeRole).optional(),
  taints: z.array(taintShape).optional(),
});
type ReadNode = z.infer<typeof nodeShape>;

/**
 * Reads which nodes carry ports, as the program describes them.
 *
 * @param nodes - the user's argument, which is not validated yet
 */
export function planExistingNodes(nodes: readonly unknown[], findings: Finding[]): NodeRecord[] {
  const taken = new Map<string, string>();
  return nodes.flatMap((value, index) => {
    const path = `nodes[${index}]`;
    const node = readShape(nodeShape, value, path, findings);
    if (node === undefined) return [];
    const nodeNames = namesOf(node);
    findings.push(
      ...checkNames(node, path),
      ...checkLabels(node, path),
      ...checkCount(node, path),
      ...checkTaints(node.taints ?? [], `${path}.taints`),
      ...checkTaken(node.name, `${path}.name`, `${path}.name`, taken),
      ...(nodeNames ?? []).flatMap((name, position) => {
        const place = node.nodeNames === undefined ? `${path}.name` : `${path}.nodeNames[${position}]`;
        return checkTaken(`Kubernetes ${name}`, place, place, taken);
      }),
    );
    return [plan(node, nodeNames)];
  });
}

function plan(
  { name, role = NodeRole.Worker, taints = [], matchLabels, ...node }: ReadNode,
  nodeNames?: readonly string[],
): NodeRecord {
  const count = nodeNames?.length ?? node.count ?? 1;
  return {
    name,
    role,
    // If an effect is invalid, checkTaints has already reported it.
    taints: withoutEmptyValues(taints as readonly Taint[]),
    ...(nodeNames === undefined ? {} : { nodeNames }),
    ...(matchLabels === undefined ? {} : { matchLabels }),
    ...(count === 1 ? {} : { count }),
  };
}

function namesOf({ name, nodeNames, matchLabels }: ReadNode): readonly string[] | undefined {
  return nodeNames ?? (matchLabels === undefined ? [name] : undefined);
}

function checkNames({ name, nodeNames = [] }: ReadNode, path: string): Finding[] {
  const named = [
    [name, `${path}.name`] as const,
    ...nodeNames.map((one, at) => [one, `${path}.nodeNames[${at}]`] as const),
  ];
  return named
    .filter(([text]) => !isDnsSubdomain(text))
    .map(([value, place]) => ({
      code: "NODE_NAME_INVALID",
      path: place,
      value,
      rule: `it must be a DNS name in lower case with at most ${longestDnsName} characters`,
      remedy: "Use the name that `kubectl get nodes` prints.",
    }));
}

function checkTaken(name: string, place: string, shown: string, taken: Map<string, string>): Finding[] {
  const earlier = taken.get(name);
  if (earlier !== undefined) {
    return [
      {
        code: "NODE_NAME_TAKEN",
        path: place,
        value: name.replace("Kubernetes ", ""),
        rule: `${earlier} already lists this node. If two entries list the same node, Berth cannot detect port conflicts on it`,
        remedy:
          "List each node in one entry only. Use the name of that entry in all port mappings for the node.",
      },
    ];
  }
  taken.set(name, shown);
  return [];
}

function checkLabels({ matchLabels }: ReadNode, path: string): Finding[] {
  if (matchLabels === undefined) return [];
  const entries = Object.entries(matchLabels);
  const misfits = entries.filter(([key, value]) => !isLabelKey(key) || !isLabelValue(value));
  if (entries.length > 0 && misfits.length === 0) return [];
  return [
    {
      code: "NODE_LABEL_INVALID",
      path: `${path}.matchLabels`,
      rule:
        entries.length === 0
          ? "without a label, it would select every node"
          : `Kubernetes does not accept ${misfits.map(([key, value]) => `\`${key}=${value}\``).join(", ")}; label names and values have at most 63 characters (letters, digits, \`-\`, \`_\` and \`.\`), and start and end with a letter or digit`,
      remedy: "Use labels that only the nodes with the ports have.",
    },
  ];
}

function checkCount({ nodeNames, matchLabels, count }: ReadNode, path: string): Finding[] {
  const place = { code: "NODE_COUNT_INVALID", path: `${path}.count`, ...given(count) } as const;
  if (nodeNames?.length === 0) {
    return [
      {
        code: "NODE_COUNT_INVALID",
        path: `${path}.nodeNames`,
        value: nodeNames,
        rule: "without a node name, no node would carry this entry's ports",
        remedy: "List at least one node, or omit `nodeNames`.",
      },
    ];
  }
  if (nodeNames === undefined && matchLabels !== undefined) {
    if (count !== undefined && Number.isInteger(count) && count >= 1) return [];
    return [
      {
        ...place,
        rule: "Berth does not count the nodes with these labels, but must run a pod on each of them",
        remedy: "Set `count` to the number of these nodes (at least 1), or list the nodes in `nodeNames`.",
      },
    ];
  }
  const named = nodeNames?.length ?? 1;
  if (count === undefined || count === named) return [];
  return [
    {
      ...place,
      rule: `it must match the number of nodes that this entry lists by name, which is ${named}`,
      remedy: "Omit `count`, which is only for nodes that Berth identifies by `matchLabels` alone.",
    },
  ];
}
