import { parse, stringify } from "yaml";
import type { Settings } from "../settings";

/** What a machine needs that the example's kind config does not contain. */
export interface HostFacts {
  /** The image of the nodes, if it is not kind's own default. */
  readonly nodeImage: string | undefined;
  /** Whether the containers' cgroups are version 1. */
  readonly isCgroupV1: boolean;
}

/** The part of a kind config that is read here. */
interface KindConfig {
  readonly nodes?: readonly { readonly extraPortMappings?: readonly { readonly hostPort: number }[] }[];
  readonly kubeadmConfigPatches?: readonly string[];
}

/**
 * An example's kind config for this machine.
 *
 * @param config - the file of the example.
 * @param from - the settings that the file has.
 * @param to - the settings that it gets.
 */
export function kindConfigFor(config: string, from: Settings, to: Settings, facts: HostFacts): string {
  const { nodes = [], kubeadmConfigPatches = [], ...rest } = parse(config) as KindConfig;
  const newPorts = new Map(
    Object.entries(from.ports).map(([name, port]) => [port, to.ports[name] ?? port] as const),
  );
  const image = facts.nodeImage === undefined ? {} : { image: facts.nodeImage };
  // The kubelet refuses cgroup v1 unless it is configured not to (source: failCgroupV1 of KubeletConfiguration).
  const patches = facts.isCgroupV1 ? ["kind: KubeletConfiguration\nfailCgroupV1: false\n"] : [];
  return stringify({
    ...rest,
    name: to.clusterName,
    nodes: nodes.map(({ extraPortMappings, ...node }) => ({
      ...image,
      ...node,
      // The containerPorts stay, also one that has the same number.
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
