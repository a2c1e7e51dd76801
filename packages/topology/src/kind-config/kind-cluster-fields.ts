import { boolean, fields, list, map, number, text, type Read } from "./value-readers";

/** A JSON patch, as kind's config has it. */
export interface PatchJSON6902Fields {
  group: string;
  version: string;
  kind: string;
  patch: string;
}

/** A mount, as kind's config has it. */
export interface MountFields {
  hostPath: string;
  containerPath: string;
  readOnly: boolean;
  selinuxRelabel: boolean;
  propagation: string;
}

/** A port mapping, as kind's config has it. */
export interface PortMappingFields {
  containerPort: number;
  hostPort: number;
  listenAddress: string;
  protocol: string;
}

/** A node, as kind's config has it. */
export interface NodeFields {
  role: string;
  image: string;
  labels: Record<string, string>;
  extraMounts: Partial<MountFields>[];
  extraPortMappings: Partial<PortMappingFields>[];
  kubeadmConfigPatches: string[];
  kubeadmConfigPatchesJSON6902: Partial<PatchJSON6902Fields>[];
}

/** The networks, as kind's config has them. */
interface NetworkingFields {
  ipFamily: string;
  apiServerPort: number;
  apiServerAddress: string;
  podSubnet: string;
  serviceSubnet: string;
  disableDefaultCNI: boolean;
  kubeProxyMode: string;
  dnsSearch: string[];
}

/** A cluster, as kind's config has it. */
export interface ClusterFields {
  kind: string;
  apiVersion: string;
  name: string;
  nodes: Partial<NodeFields>[];
  networking: Partial<NetworkingFields>;
  featureGates: Record<string, boolean>;
  runtimeConfig: Record<string, string>;
  kubeadmConfigPatches: string[];
  kubeadmConfigPatchesJSON6902: Partial<PatchJSON6902Fields>[];
  containerdConfigPatches: string[];
  containerdConfigPatchesJSON6902: string[];
}

const kubeadmPatches = {
  kubeadmConfigPatches: list(text),
  kubeadmConfigPatchesJSON6902: list(
    fields<PatchJSON6902Fields>({ group: text, version: text, kind: text, patch: text }),
  ),
};

const node = fields<NodeFields>({
  role: text,
  image: text,
  labels: map(text, ""),
  extraMounts: list(
    fields<MountFields>({
      hostPath: text,
      containerPath: text,
      readOnly: boolean,
      selinuxRelabel: boolean,
      propagation: text,
    }),
  ),
  extraPortMappings: list(
    fields<PortMappingFields>({
      containerPort: number,
      hostPort: number,
      listenAddress: text,
      protocol: text,
    }),
  ),
  ...kubeadmPatches,
});

/**
 * Reads a cluster of kind's config, `v1alpha4`: every field that kind has, each of the type that kind gives it.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/main/pkg/apis/config/v1alpha4/types.go
 */
export const readClusterFields: Read<Partial<ClusterFields>> = fields<ClusterFields>({
  kind: text,
  apiVersion: text,
  name: text,
  nodes: list(node),
  networking: fields<NetworkingFields>({
    ipFamily: text,
    apiServerPort: number,
    apiServerAddress: text,
    podSubnet: text,
    serviceSubnet: text,
    disableDefaultCNI: boolean,
    kubeProxyMode: text,
    dnsSearch: list(text),
  }),
  featureGates: map(boolean, false),
  runtimeConfig: map(text, ""),
  ...kubeadmPatches,
  containerdConfigPatches: list(text),
  containerdConfigPatchesJSON6902: list(text),
});
