import { z } from "zod";

/** The arguments of an Ingress controller. */
export const ingressControllerShape = z.strictObject({
  port: z.string(),
  gateway: z.boolean().optional(),
  replicas: z.number().optional(),
  verify: z.boolean().optional(),
  args: z.array(z.string()).readonly().optional(),
  /** The compute resources, which Berth passes to the container unchanged. */
  resources: z.unknown().optional(),
});
