import { stringify } from "yaml";
import type { ClusterPlan, NodePlan } from "../cluster/cluster-plan";
import type { PortRecord } from "../model/port-record";

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
 * @see https://kind.sigs.k8s.io/docs/user/configuration/
 *
 * @returns YAML for `kind create cluster --config`
 */
export function renderKindConfig(plan: ClusterPlan, host: HostFacts): string {
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
    nodes: plan.nodes.map((node) => renderNode(node, plan.ports, host)),
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

function renderNode(node: NodePlan, ports: readonly PortRecord[], host: HostFacts) {
  return {
    role: node.role,
    image: node.image ?? host.nodeImage,
    labels: node.labels,
    extraMounts: node.extraMounts,
    extraPortMappings: ports
      .filter((port) => port.node === node.name && port.publish !== "edge")
      .map(({ containerPort, hostPort, listenAddress, protocol }) => ({
        containerPort,
        hostPort,
        listenAddress,
        protocol,
      })),
    kubeadmConfigPatches: node.kubeadmConfigPatches,
    kubeadmConfigPatchesJSON6902: node.kubeadmConfigPatchesJSON6902,
  };
}
