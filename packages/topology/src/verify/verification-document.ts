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

/** The rest of a hop is taken as the component has planned it. */
const hopShape = z.looseObject({ kind: z.enum(hopKinds) }) as z.ZodType as z.ZodType<Hop>;

const verificationShape: z.ZodType<Verification> = z.object({
  version: z.literal(1),
  app: z.string(),
  url: z.string(),
  address: z.string(),
  hostPort: z.number(),
  protocol: z.enum(PortProtocol),
  container: z.string().exactOptional(),
  route: z.array(hopShape),
});

/** Writes a verification as JSON with its keys in order: the same one is the same text on every machine. */
export function renderVerification(verification: Verification): string {
  return stringify(verification);
}

/**
 * Reads a verification from JSON.
 *
 * @throws {@link BerthError} `PLAN_INVALID` for text that {@link renderVerification} did not write
 */
export function parseVerification(text: string): Verification {
  return readDriverDocument(text, {
    shape: verificationShape,
    title: "verification of an app",
    component: "ExposedApp",
  });
}
