import { parse, stringify } from "yaml";
import type { Settings } from "../settings";

/** Settings that depend on the machine. The example's kind config does not contain them. */
export interface HostFacts {
  /** The node image, if it is not kind's default. */
  readonly nodeImage: string | undefined;
  /** Whether the containers use cgroup v1. */
  readonly isCgroupV1: boolean;
}

/** The fields of a kind config that are read here. */
interface KindConfig {
  readonly nodes?: readonly { readonly extraPortMappings?: readonly { readonly hostPort: number }[] }[];
  readonly kubeadmConfigPatches?: readonly string[];
}

/**
 * Adapts an example's kind config to this machine.
 *
 * @param config - the example's kind config.
 * @param from - the settings in the file.
 * @param to - the new settings.
 */
export function kindConfigFor(config: string, from: Settings, to: Settings, facts: HostFacts): string {
  const { nodes = [], kubeadmConfigPatches = [], ...rest } = parse(config) as KindConfig;
  const newPorts = new Map(
    Object.entries(from.ports).map(([name, port]) => [port, to.ports[name] ?? port] as const),
  );
  const image = facts.nodeImage === undefined ? {} : { image: facts.nodeImage };
  // By default, the kubelet does not start on cgroup v1 (source: failCgroupV1 of KubeletConfiguration).
  const patches = facts.isCgroupV1 ? ["kind: KubeletConfiguration\nfailCgroupV1: false\n"] : [];
  return stringify({
    ...rest,
    name: to.clusterName,
    nodes: nodes.map(({ extraPortMappings, ...node }) => ({
      ...image,
      ...node,
      // Only host ports change. A containerPort with the same number stays.
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
