import { parse, stringify } from "yaml";
import type { Settings } from "../settings";

/** Machine-dependent settings that the example's kind config does not contain. */
export interface HostFacts {
  /** The node image. Undefined if kind should use its default node image. */
  readonly nodeImage: string | undefined;
  /** Whether containers on the machine use cgroup v1. */
  readonly isCgroupV1: boolean;
}

/** The kind config fields that the demo reads. */
interface KindConfig {
  readonly nodes?: readonly { readonly extraPortMappings?: readonly { readonly hostPort: number }[] }[];
  readonly kubeadmConfigPatches?: readonly string[];
}

/**
 * Adapts an example's kind config to this machine.
 *
 * @param config - the example's kind config.
 * @param from - the settings that the kind config contains.
 * @param to - the new settings.
 */
export function kindConfigFor(config: string, from: Settings, to: Settings, facts: HostFacts): string {
  const { nodes = [], kubeadmConfigPatches = [], ...rest } = parse(config) as KindConfig;
  const newPorts = new Map(
    Object.entries(from.ports).map(([name, port]) => [port, to.ports[name] ?? port] as const),
  );
  const image = facts.nodeImage === undefined ? {} : { image: facts.nodeImage };
  // On cgroup v1, the kubelet does not start by default (source: `failCgroupV1` in KubeletConfiguration).
  const patches = facts.isCgroupV1 ? ["kind: KubeletConfiguration\nfailCgroupV1: false\n"] : [];
  return stringify({
    ...rest,
    name: to.clusterName,
    nodes: nodes.map(({ extraPortMappings, ...node }) => ({
      ...image,
      ...node,
      // Change only host ports. A containerPort with the same number stays unchanged.
      ...(extraPortMappings === undefined
        ? {}
        : {
            extraPortMappings: extraPortMappings.map((mapping) => ({
              ...mapping,
              hostPort: newPorts.get(mapping.hostPort) ?? mapping.hostPort,
            })),
          }),
    })),
    kubeadmConfigPatches: [...kubeadmConfigPatches, ...patches],
  });
}
