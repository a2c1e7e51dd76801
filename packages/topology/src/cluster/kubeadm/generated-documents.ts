import { NodeRole } from "../../model/node-record";
import { listVersion } from "./component-arguments";
import type { ConfiguredCluster } from "./configured-cluster";
import type { PlainObject } from "./patch-texts";

/** The placeholder for values from the machine that creates the cluster, such as the node's address. No fact depends on them. */
const onlyOnMachine = "known-on-the-machine";
/** The placeholder for the labels that kind writes for a node. A patch can replace them. */
export const ownLabels = "labels-of-the-node";
/** The port on which every API server listens in its node. */
const apiServerBindPort = 6443;

/**
 * Returns the kubeadm config documents that kind generates for a node, before it applies patches. kind writes all documents for every node,
 * even if kubeadm does not read all of them there. The node's labels are represented by {@link ownLabels}, so nodes can share documents.
 *
 * @param version - the API version of the kubeadm documents, such as `kubeadm.k8s.io/v1beta4`
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/cluster/internal/kubeadm/config.go
 */
export function generatedDocuments(
  role: NodeRole,
  version: string,
  cluster: ConfiguredCluster,
): PlainObject[] {
  const args = (values: Readonly<Record<string, string>>) => inForm(values, version);
  const gates = textOf(cluster.featureGates ?? {});
  const gateArgument = gates === "" ? {} : { "feature-gates": gates };
  const isIPv6 = cluster.networking?.ipFamily === "ipv6";
  const localAPIEndpoint = { advertiseAddress: onlyOnMachine, bindPort: apiServerBindPort };
  const nodeRegistration = {
    criSocket: "unix:///run/containerd/containerd.sock",
    kubeletExtraArgs: args({
      "node-ip": onlyOnMachine,
      "provider-id": onlyOnMachine,
      "node-labels": ownLabels,
    }),
  };
  const metadata = { name: "config" };
  return [
    {
      apiVersion: version,
      kind: "ClusterConfiguration",
      metadata,
      kubernetesVersion: onlyOnMachine,
      clusterName: onlyOnMachine,
      controlPlaneEndpoint: onlyOnMachine,
      apiServer: {
        certSANs: ["localhost", onlyOnMachine],
        extraArgs: args({ "runtime-config": textOf(cluster.runtimeConfig ?? {}), ...gateArgument }),
      },
      controllerManager: {
        extraArgs: args({
          ...gateArgument,
          "enable-hostpath-provisioner": "true",
          ...(isIPv6 ? { "bind-address": "::" } : {}),
        }),
      },
      scheduler: { extraArgs: args({ ...gateArgument, ...(isIPv6 ? { "bind-address": "::1" } : {}) }) },
      networking: {
        podSubnet: cluster.networking?.podSubnet ?? onlyOnMachine,
        serviceSubnet: cluster.networking?.serviceSubnet ?? onlyOnMachine,
      },
    },
    {
      apiVersion: version,
      kind: "InitConfiguration",
      metadata,
      bootstrapTokens: [{ token: onlyOnMachine }],
      localAPIEndpoint,
      nodeRegistration,
      skipPhases: ["preflight"],
    },
    {
      apiVersion: version,
      kind: "JoinConfiguration",
      metadata,
      ...(role === NodeRole.ControlPlane ? { controlPlane: { localAPIEndpoint } } : {}),
      nodeRegistration,
      discovery: {
        bootstrapToken: {
          apiServerEndpoint: onlyOnMachine,
          token: onlyOnMachine,
          unsafeSkipCAVerification: true,
        },
      },
      skipPhases: ["preflight"],
    },
    {
      apiVersion: "kubelet.config.k8s.io/v1beta1",
      kind: "KubeletConfiguration",
      metadata,
      cgroupDriver: "systemd",
      cgroupRoot: "/kubelet",
      failSwapOn: false,
      ...(isIPv6 ? { address: "::", healthzBindAddress: "::" } : {}),
      imageGCHighThresholdPercent: 100,
      evictionHard: { "nodefs.available": "0%", "nodefs.inodesFree": "0%", "imagefs.available": "0%" },
      ...gatesOf(cluster),
    },
    ...kubeProxyDocuments(cluster),
  ];
}

function kubeProxyDocuments(cluster: ConfiguredCluster): PlainObject[] {
  const mode = cluster.networking?.kubeProxyMode ?? "iptables";
  if (mode === "none") return [];
  return [
    {
      apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
      kind: "KubeProxyConfiguration",
      metadata: { name: "config" },
      mode,
      ...gatesOf(cluster),
      iptables: { minSyncPeriod: "1s" },
      conntrack: { maxPerCore: 0 },
    },
  ];
}

function gatesOf({ featureGates = {} }: ConfiguredCluster): PlainObject {
  return Object.keys(featureGates).length === 0 ? {} : { featureGates };
}

/** Returns arguments in the form of the API version: a list since v1beta4, and a map in earlier versions. */
function inForm(values: Readonly<Record<string, string>>, version: string): unknown {
  if (version !== listVersion) return values;
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/** Formats pairs as `a=1,b=2`, the form of kind's arguments for labels, feature gates and API versions. */
function textOf(pairs: Readonly<Record<string, string | boolean>>): string {
  return Object.entries(pairs)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(",");
}
