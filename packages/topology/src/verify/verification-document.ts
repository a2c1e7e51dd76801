import stringify from "safe-stable-stringify";
import { z } from "zod";
import { readDriverDocument } from "../findings/driver-document";
import type { Hop } from "../model/route";
import { PortProtocol } from "../model/port-record";
import type { Verification } from "./verification";

const hopKinds = [
  "hostPort",
  "loadBalancer",
  "edge",
  "node",
  "ingressController",
  "ingressClass",
  "ingress",
  "gateway",
  "httpRoute",
  "service",
  "pod",
] as const satisfies readonly Hop["kind"][];

/** The shape of a hop. Other fields are not checked, because they come from Berth's own plan. */
const hopShape = z.looseObject({ kind: z.enum(hopKinds) }) as z.ZodType as z.ZodType<Hop>;

const verificationShape: z.ZodType<Verification> = z.object({
  version: z.literal(1),
  app: z.string(),
  controller: z.literal(true).exactOptional(),
  url: z.string(),
  address: z.string(),
  hostPort: z.number(),
  protocol: z.enum(PortProtocol),
  container: z.string().exactOptional(),
  route: z.array(hopShape),
  deployment: z.string().exactOptional(),
  rolloutTimeout: z.number().exactOptional(),
  timeout: z.number().exactOptional(),
  permanentTimeout: z.number().exactOptional(),
});

/** Converts a verification to JSON with sorted keys, so that the text is the same on every machine. */
export function renderVerification(verification: Verification): string {
  return stringify(verification);
}

/**
 * Reads a verification from JSON.
 *
 * @throws {@link BerthError} `PLAN_INVALID` if {@link renderVerification} did not write the text
 */
export function parseVerification(text: string): Verification {
  return readDriverDocument(text, {
    shape: verificationShape,
    title: "health check",
    component: "ExposedApp",
  });
}
