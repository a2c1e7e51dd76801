import type { ArgumentFinding, Finding } from "../../findings/finding";
import { portLabelPrefix } from "../../model/port-record";
import type { CheckedCluster } from "./checked-cluster";
import { isLabelKey, isLabelValue, labelPrefix } from "../label-syntax";

/**
 * The labels with a Kubernetes prefix that a kubelet may set on its own node.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/kubelet/pkg/apis/well_known_labels.go
 */
const kubeletLabels = [
  "kubernetes.io/hostname",
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
  "failure-domain.beta.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/region",
  "beta.kubernetes.io/instance-type",
  "node.kubernetes.io/instance-type",
  "kubernetes.io/os",
  "kubernetes.io/arch",
  "beta.kubernetes.io/os",
  "beta.kubernetes.io/arch",
];
const kubeletPrefixes = ["kubelet.kubernetes.io", "node.kubernetes.io"];
const kubernetesDomains = ["kubernetes.io", "k8s.io"];

/** Checks a program's node labels. kind passes the labels to the kubelet, which does not start if a label is invalid. */
export function checkNodeLabels({ nodes }: CheckedCluster): Finding[] {
  return nodes.flatMap(({ path, node }) =>
    Object.entries(node.labels).flatMap(([key, value]) => {
      const misfit = labelMisfit(key, value);
      return misfit === undefined
        ? []
        : [{ path: `${path}.labels[${JSON.stringify(key)}]`, value, ...misfit }];
    }),
  );
}

type Misfit = Pick<ArgumentFinding, "code" | "rule" | "remedy">;

/** Returns why the kubelet does not start with a label, or why Berth does not allow the label. */
export function labelMisfit(key: string, value: string): Misfit | undefined {
  if (!isLabelKey(key) || !isLabelValue(value)) return invalid(key);
  const prefix = labelPrefix(key);
  if (prefix === portLabelPrefix) return ofBerth;
  const kubernetes = kubernetesDomains.some((domain) => isWithin(prefix, domain));
  const allowed = kubeletLabels.includes(key) || kubeletPrefixes.some((domain) => isWithin(prefix, domain));
  return kubernetes && !allowed ? reserved(prefix) : undefined;
}

function invalid(key: string): Misfit {
  const what = isLabelKey(key) ? "value" : "key";
  return {
    code: "NODE_LABEL_INVALID",
    rule: `a label ${what} has at most 63 characters (letters, digits, \`-\`, \`_\` and \`.\`), and starts and ends with a letter or digit`,
    remedy:
      what === "value"
        ? "Correct the value."
        : "Correct the key. It can have a prefix, which consists of a DNS name and `/`.",
  };
}

const ofBerth: Misfit = {
  code: "NODE_LABEL_OF_BERTH",
  rule: `Berth reserves the label prefix \`${portLabelPrefix}/\`, and uses it to mark nodes that carry a port`,
  remedy: "Remove the label. Berth itself sets such a label for each port mapping.",
};

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/cmd/kubelet/app/options/options.go */
function reserved(prefix: string): Misfit {
  return {
    code: "NODE_LABEL_RESERVED",
    rule: `Kubernetes reserves the prefix \`${prefix}\`, and a kubelet with such a node label does not start`,
    remedy:
      "Use a key without a prefix, or use your own domain as the prefix. Alternatively, label the node after the cluster is created.",
  };
}

function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
