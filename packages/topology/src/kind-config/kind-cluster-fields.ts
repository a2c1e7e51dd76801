import { z } from "zod";
import { kindFields, kindNodeFields } from "../cluster/kind-shapes";
import { extraPortMappingShape } from "../cluster/plan-extra-port-mappings";
import type { Read } from "./value-readers";
import { readerOf, type Written } from "./written-shape";

const nodeShape = z.object({
  role: z.string(),
  labels: z.record(z.string(), z.string()),
  // In a kind config, port mappings have no names, every hostPort is a number, and each port mapping has one address.
  extraPortMappings: z.array(
    extraPortMappingShape
      .omit({ name: true })
      .extend({ hostPort: z.number(), listenAddress: z.string().optional() }),
  ),
  ...kindNodeFields,
});

const clusterShape = z.object({
  kind: z.string(),
  apiVersion: z.string(),
  name: z.string(),
  nodes: z.array(nodeShape),
  ...kindFields,
});

/** A cluster in a kind config. */
export type ClusterFields = Written<typeof clusterShape>;

/** A node in a kind config. */
export type NodeFields = Written<typeof nodeShape>;

/** A mount in a kind config. */
export type MountFields = NonNullable<NodeFields["extraMounts"]>[number];

/** A port mapping in a kind config. */
export type PortMappingFields = NonNullable<NodeFields["extraPortMappings"]>[number];

/** A JSON patch in a kind config. */
export type PatchJSON6902Fields = NonNullable<NodeFields["kubeadmConfigPatchesJSON6902"]>[number];

/**
 * Reads the cluster in a `v1alpha4` kind config, with all of kind's fields and their types.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/main/pkg/apis/config/v1alpha4/types.go
 */
export const readClusterFields: Read<ClusterFields> = readerOf(clusterShape);
