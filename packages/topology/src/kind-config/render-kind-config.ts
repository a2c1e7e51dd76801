import { stringify } from "yaml";
import type { ClusterPlan, NodePlan } from "../cluster/cluster-plan";
import { registrationDocuments } from "../cluster/kubeadm/registration-document";
import { portsByAddress, type PortRecord } from "../model/port-record";
import { settingsPatch, splitLabels, type NodePlace } from "./node-settings";

/** Properties of the machine that creates the cluster. Only this machine can determine them. */
export interface HostFacts {
  /** The cgroup version that the container engine uses. */
  readonly cgroupVersion: 1 | 2;
  /** The image for nodes whose `image` is not set in the plan. If omitted, kind uses its default image. */
  readonly nodeImage?: string;
}

/**
 * Writes a plan as a kind config (`kind.x-k8s.io/v1alpha4`).
 *
 * A kind config has no field for a node's taints, and kind cannot set labels that Kubernetes reserves. For a node with such settings, the
 * kind config contains an additional kubeadm patch. The driver sets the reserved labels after kind has created the cluster.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/
 *
 * @returns YAML for `kind create cluster --config`
 */
export function renderKindConfig(plan: ClusterPlan, host: HostFacts): string {
  const documents = registrationDocuments(plan.nodes.map(({ role }) => role));
  const alone = plan.nodes.length === 1;
  return stringify({
    kind: "Cluster",
    apiVersion: "kind.x-k8s.io/v1alpha4",
    name: plan.name,
    networking: plan.networking,
    featureGates: plan.featureGates,
    runtimeConfig: plan.runtimeConfig,
    kubeadmConfigPatches: kubeadmConfigPatches(plan, host),
    kubeadmConfigPatchesJSON6902: plan.kubeadmConfigPatchesJSON6902,
    containerdConfigPatches: plan.containerdConfigPatches,
    containerdConfigPatchesJSON6902: plan.containerdConfigPatchesJSON6902,
    nodes: plan.nodes.map((node, index) => {
      const place = { document: documents[index] ?? "JoinConfiguration", alone } as const;
      return renderNode(node, place, plan.ports, host);
    }),
  });
}

/** A patch for cgroup v1. In Kubernetes 1.35 and later, the kubelet starts on cgroup v1 only if `failCgroupV1` is `false`. */
const acceptCgroupV1 = stringify({ kind: "KubeletConfiguration", failCgroupV1: false });

/**
 * Returns the patch for cgroup v1, followed by the plan's patches. Because kind applies patches in order, the plan's patches override the
 * patch for cgroup v1.
 */
function kubeadmConfigPatches(plan: ClusterPlan, host: HostFacts): readonly string[] | undefined {
  if (host.cgroupVersion === 2) return plan.kubeadmConfigPatches;
  return [acceptCgroupV1, ...(plan.kubeadmConfigPatches ?? [])];
}

function renderNode(node: NodePlan, place: NodePlace, ports: readonly PortRecord[], host: HostFacts) {
  const { forKubelet, afterwards } = splitLabels(node.labels);
  const settings = { labels: afterwards, ...(node.managesTaints === true ? { taints: node.taints } : {}) };
  const patch = settingsPatch(settings, place);
  return {
    role: node.role,
    image: node.image ?? host.nodeImage,
    labels: forKubelet,
    extraMounts: node.extraMounts,
    extraPortMappings: ports
      .filter((port) => port.node === node.name && port.publish !== "edge")
      .flatMap((port) => portsByAddress(port))
      .map(({ containerPort, hostPort, listenAddress, protocol }) => ({
        containerPort,
        hostPort,
        listenAddress,
        protocol,
      })),
    // kind applies a node's patches in order, so the taints in the program override those in the node's own merge patches.
    kubeadmConfigPatches:
      patch === undefined ? node.kubeadmConfigPatches : [...(node.kubeadmConfigPatches ?? []), patch],
    kubeadmConfigPatchesJSON6902: node.kubeadmConfigPatchesJSON6902,
  };
}
