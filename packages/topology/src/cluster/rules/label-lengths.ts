import type { Finding } from "../../findings/finding";
import { portLabel } from "../../model/port-record";
import type { CheckedCluster } from "./checked-cluster";

/**
 * The maximum length of all labels of a node, in bytes. The labels are one argument of the kubelet (`--node-labels`), and kubeadm passes all
 * kubelet arguments in one environment variable. Linux limits both to 128 KiB. 4 KiB are left for the other arguments.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/kubeadm/config.go
 * @see https://man7.org/linux/man-pages/man2/execve.2.html
 */
export const longestLabels = 124 * 1024;

/** Checks that the kubelet of each node can receive the node's labels, including the labels for ports. */
export function checkLabelLengths({ nodes, ports }: CheckedCluster): Finding[] {
  const bytes = new Map(
    nodes.map(({ node }) => [
      node.name,
      Object.entries(node.labels).reduce((sum, [key, value]) => sum + labelLength(key, value), 0),
    ]),
  );
  for (const { port } of ports) {
    const label = labelLength(portLabel(port.name), String(port.containerPort));
    bytes.set(port.node, (bytes.get(port.node) ?? 0) + label);
  }
  return nodes.flatMap(({ path, node }): Finding[] => {
    const length = bytes.get(node.name) ?? 0;
    if (length <= longestLabels) return [];
    return [
      {
        code: "NODE_LABELS_TOO_LONG",
        path,
        rule: `the labels of node \`${node.name}\` have ${length} bytes, but the kubelet receives them in one argument of at most ${longestLabels} bytes`,
        remedy:
          "Each port adds a label to its node. Publish fewer ports, use shorter port names, or move ports to other nodes.",
      },
    ];
  });
}

/** Returns the length of `key=value` and a comma. Valid labels contain only ASCII characters. */
function labelLength(key: string, value: string): number {
  return key.length + value.length + 2;
}
