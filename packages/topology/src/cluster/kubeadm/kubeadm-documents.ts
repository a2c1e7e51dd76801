import { NodeRole } from "../../model/node-record";
import { kubernetesMinor } from "../kubernetes-minor";
import type { DeclaredNode } from "../plan-nodes";
import type { ConfiguredCluster } from "./configured-cluster";

/** Returns the node that runs `kubeadm init`, which is the first control plane. All other nodes run `kubeadm join`. */
export function initNode({ nodes }: ConfiguredCluster): DeclaredNode | undefined {
  return nodes.find(({ node }) => node.role === NodeRole.ControlPlane);
}

/**
 * The documents that `kubeadm init` reads. kind writes all kubeadm documents for every node. `kubeadm join` reads the remaining documents.
 */
const readAtInit = [
  "ClusterConfiguration",
  "InitConfiguration",
  "KubeletConfiguration",
  "KubeProxyConfiguration",
];
const readAtJoin = ["JoinConfiguration"];

/** Returns the `kind` of each document in a cluster's kubeadm config. */
export function documentKinds({ networking }: ConfiguredCluster): string[] {
  const withoutKubeProxy = networking?.kubeProxyMode === "none";
  return [...readAtInit, ...readAtJoin].filter(
    (kind) => kind !== "KubeProxyConfiguration" || !withoutKubeProxy,
  );
}

/**
 * Returns the nodes on which kubeadm reads a document with the given `kind`. Only `kubeadm init` reads the document that contains the
 * kubelet config. `kubeadm join` reads the kubelet config from the cluster instead.
 *
 * @see https://github.com/kubernetes-sigs/kind/issues/3849
 */
export function readersOf(kind: string, cluster: ConfiguredCluster): DeclaredNode[] {
  const first = initNode(cluster);
  if (readAtJoin.includes(kind)) return cluster.nodes.filter((node) => node !== first);
  return readAtInit.includes(kind) && first !== undefined ? [first] : [];
}

const kubeadmVersions = {
  v1beta2: "kubeadm.k8s.io/v1beta2",
  v1beta3: "kubeadm.k8s.io/v1beta3",
  v1beta4: "kubeadm.k8s.io/v1beta4",
};

/**
 * Returns the API versions in which kind may write a document for a node. If the node's Kubernetes version is known, returns only one API
 * version.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/kubeadm/config.go
 */
export function writtenVersions(kind: string, { node }: DeclaredNode, cluster: ConfiguredCluster): string[] {
  if (kind === "KubeletConfiguration") return ["kubelet.config.k8s.io/v1beta1"];
  if (kind === "KubeProxyConfiguration") return ["kubeproxy.config.k8s.io/v1alpha1"];
  const minor = kubernetesMinor(node.image, cluster.kubernetesVersion);
  if (minor === undefined) return Object.values(kubeadmVersions);
  if (minor < 23) return [kubeadmVersions.v1beta2];
  return minor < 36 ? [kubeadmVersions.v1beta3] : [kubeadmVersions.v1beta4];
}
