import stringify from "safe-stable-stringify";
import { z } from "zod";
import { readDriverDocument } from "../findings/driver-document";
import { nodePortRangeShape, nodeRecordShape, portRecordShape } from "../model/record-shapes";
import { EngineName } from "../model/engine-name";
import type { ClusterPlan } from "./cluster-plan";
import { kindFields, kindNodeFields } from "./kind-shapes";

const clusterPlanShape: z.ZodType<ClusterPlan> = z.object({
  version: z.literal(1),
  name: z.string(),
  owner: z.string().exactOptional(),
  engine: z.enum(EngineName).exactOptional(),
  kubernetesVersion: z.string().exactOptional(),
  timeoutSeconds: z
    .object({
      create: z.number().exactOptional(),
      update: z.number().exactOptional(),
      delete: z.number().exactOptional(),
    })
    .exactOptional(),
  loadImages: z.array(z.string()).exactOptional(),
  registry: z.object({ name: z.string(), hostPort: z.number() }).exactOptional(),
  adopt: z.literal(true).exactOptional(),
  serviceNodePortRange: nodePortRangeShape.exactOptional(),
  nodes: z.array(
    nodeRecordShape.extend({
      ...kindNodeFields,
      labels: z.record(z.string(), z.string()),
      managesTaints: z.literal(true).exactOptional(),
    }),
  ),
  ports: z.array(portRecordShape),
  derivedHostPorts: z.array(z.string()).exactOptional(),
  ...kindFields,
});

/** Writes a plan as JSON with sorted keys. The same plan produces the same text on every machine and in every release. */
export function renderPlan(plan: ClusterPlan): string {
  return stringify(plan);
}

/**
 * Reads a plan from JSON.
 *
 * @throws {@link BerthError} `PLAN_INVALID` if {@link renderPlan} did not write the text
 */
export function parsePlan(text: string): ClusterPlan {
  return readDriverDocument(text, {
    shape: clusterPlanShape,
    title: "cluster plan",
    component: "KindCluster",
  });
}
