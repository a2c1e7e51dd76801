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

/**
 * The source of a node label.
 *
 * - `labels`: the node's `labels`. kind passes most of these labels to the kubelet. Berth sets the labels that the kubelet does not accept
 *   after the node has joined the cluster.
 * - `patch`: a kubeadm patch, which passes every label to the kubelet.
 */
export type LabelSource = "labels" | "patch";

/** Checks a program's node labels. */
export function checkNodeLabels({ nodes }: CheckedCluster): Finding[] {
  return nodes.flatMap(({ path, node }) =>
    Object.entries(node.labels).flatMap(([key, value]) => {
      const misfit = labelMisfit(key, value, "labels");
      return misfit === undefined
        ? []
        : [{ path: `${path}.labels[${JSON.stringify(key)}]`, value, ...misfit }];
    }),
  );
}

/** A rule that a label breaks, and the remedy. */
export type LabelMisfit = Pick<ArgumentFinding, "code" | "rule" | "remedy">;

/**
 * Returns the rule that a node label breaks, or `undefined` if the label is valid. A label with a key or value that the API server does not
 * accept, and a label with Berth's own prefix, is always invalid. A label that a kubelet may not set on its own node is invalid only in a
 * patch.
 */
export function labelMisfit(key: string, value: string, source: LabelSource): LabelMisfit | undefined {
  if (!isLabelKey(key) || !isLabelValue(value)) return invalid(key);
  if (labelPrefix(key) === portLabelPrefix) return ofBerth;
  return source === "patch" && isRefusedByKubelet(key) ? reserved(labelPrefix(key)) : undefined;
}

/**
 * Whether a kubelet does not start if it is configured to set a label with this key on its own node. An administrator can set such a label
 * on a running node.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/cmd/kubelet/app/options/options.go
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/plugin/pkg/admission/noderestriction/admission.go
 */
export function isRefusedByKubelet(key: string): boolean {
  const prefix = labelPrefix(key);
  const kubernetes = kubernetesDomains.some((domain) => isWithin(prefix, domain));
  const allowed = kubeletLabels.includes(key) || kubeletPrefixes.some((domain) => isWithin(prefix, domain));
  return kubernetes && !allowed;
}

function invalid(key: string): LabelMisfit {
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

const ofBerth: LabelMisfit = {
  code: "NODE_LABEL_OF_BERTH",
  rule: `Berth reserves the label prefix \`${portLabelPrefix}/\`, and uses it to mark nodes that carry a port`,
  remedy: "Remove the label. Berth itself sets such a label for each port mapping.",
};

function reserved(prefix: string): LabelMisfit {
  return {
    code: "NODE_LABEL_RESERVED",
    rule: `Kubernetes reserves the prefix \`${prefix}\`, and a kubelet with such a node label does not start`,
    remedy:
      "Move the label from the patch to the node's `labels`. Berth then sets the label after the node has joined the cluster.",
  };
}

function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
