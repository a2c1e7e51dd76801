import { z } from "zod";
import { omitUndefined } from "../model/omit-undefined";

/** The shape of {@link MountArgs}. */
const mountShape = z
  .strictObject({
    hostPath: z.string(),
    containerPath: z.string(),
    readOnly: z.boolean().optional(),
    selinuxRelabel: z.boolean().optional(),
    propagation: z.enum(["None", "HostToContainer", "Bidirectional"]).optional(),
  })
  .transform(omitUndefined);

const networkingShape = z
  .strictObject({
    ipFamily: z.enum(["ipv4", "ipv6", "dual"]).optional(),
    apiServerPort: z.number().optional(),
    apiServerAddress: z.string().optional(),
    podSubnet: z.string().optional(),
    serviceSubnet: z.string().optional(),
    disableDefaultCNI: z.boolean().optional(),
    kubeProxyMode: z.enum(["iptables", "nftables", "ipvs", "none"]).optional(),
    dnsSearch: z.array(z.string()).optional(),
  })
  .transform(omitUndefined);

const kubeadmPatches = {
  kubeadmConfigPatches: z.array(z.string()).optional(),
  kubeadmConfigPatchesJSON6902: z
    .array(z.strictObject({ group: z.string(), version: z.string(), kind: z.string(), patch: z.string() }))
    .optional(),
};

/** The fields of {@link KindArgs}, which Berth passes to kind unchanged. */
export const kindFields = {
  networking: networkingShape.optional(),
  featureGates: z.record(z.string(), z.boolean()).optional(),
  runtimeConfig: z.record(z.string(), z.string()).optional(),
  ...kubeadmPatches,
  containerdConfigPatches: z.array(z.string()).optional(),
  containerdConfigPatchesJSON6902: z.array(z.string()).optional(),
};

/** The shape of a node's taint. The rules check the values. */
export const taintShape = z.strictObject({
  key: z.string(),
  value: z.string().optional(),
  effect: z.string(),
});

/** The node fields that Berth passes to kind unchanged. */
export const kindNodeFields = {
  image: z.string().optional(),
  extraMounts: z.array(mountShape).optional(),
  ...kubeadmPatches,
};
