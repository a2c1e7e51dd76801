import type { Finding } from "../../findings/finding";
import { RejectedPaths } from "../../findings/rejected-paths";
import { checkAddressFamily } from "./address-family";
import { checkApiServer } from "./api-server";
import { checkAwkwardHostPorts } from "./awkward-host-ports";
import type { CheckedCluster, ClusterRule } from "./checked-cluster";
import { checkContainerdPatches } from "./containerd-patches";
import { checkControlPlanes } from "./control-planes";
import { checkDefaultCni } from "./default-cni";
import { checkDnsSearch } from "./dns-search";
import { checkEdgePorts } from "./edge-ports";
import { checkExtraArgs } from "./extra-args";
import { checkFeatureGates } from "./feature-gates";
import { checkKubernetesPorts } from "./kubernetes-ports";
import { checkMounts } from "./mounts";
import { checkLabelLengths } from "./label-lengths";
import { checkNodeImages } from "./node-images";
import { checkNodeLabels } from "./node-labels";
import { checkNodeTaints } from "./node-taints";
import { checkOneNodeTaint } from "./one-node-taint";
import { checkOpenAddresses } from "./open-addresses";
import { checkPatchedLabels } from "./patched-labels";
import { checkPatchedTaints } from "./patched-taints";
import { checkRegistry } from "./registry";
import { checkRegistryMirrors } from "./registry-mirrors";
import { checkServiceNodePortRange } from "./service-node-port-range";
import { checkSubnets } from "./subnets";
import { checkUnexpandedValues } from "./unexpanded-values";
import { checkUnreadPatches } from "./unread-patches";

const clusterRules: readonly ClusterRule[] = [
  checkApiServer,
  checkEdgePorts,
  checkControlPlanes,
  checkNodeImages,
  checkNodeLabels,
  checkPatchedLabels,
  checkPatchedTaints,
  checkOneNodeTaint,
  checkServiceNodePortRange,
  checkLabelLengths,
  checkNodeTaints,
  checkMounts,
  checkUnexpandedValues,
  checkSubnets,
  checkDnsSearch,
  checkFeatureGates,
  checkContainerdPatches,
  checkKubeadmPatches,
  checkRegistry,
  checkRegistryMirrors,
];

const portWarnings: readonly ClusterRule[] = [
  checkDefaultCni,
  checkKubernetesPorts,
  checkAddressFamily,
  checkOpenAddresses,
  checkAwkwardHostPorts,
];

/** Checks the rules for the whole cluster. Other functions check individual arguments and conflicts between ports. */
export function checkCluster(cluster: CheckedCluster): Finding[] {
  return clusterRules.flatMap((rule) => rule(cluster));
}

/**
 * Warns about ports that may not work on every machine or as expected.
 *
 * @param findings - the errors of the cluster. Port mappings that have an error are skipped
 */
export function warnOfPorts(cluster: CheckedCluster, findings: readonly Finding[]): Finding[] {
  const rejected = new RejectedPaths(findings);
  const ports = cluster.ports.filter(({ path }) => !rejected.has(path));
  return portWarnings.flatMap((rule) => rule({ ...cluster, ports }));
}

function checkKubeadmPatches(cluster: CheckedCluster): Finding[] {
  return [...checkUnreadPatches(cluster, cluster.patches), ...checkExtraArgs(cluster, cluster.patches)];
}
