import stringify from "safe-stable-stringify";
import { z } from "zod";
import { BerthError, type Finding } from "../errors/berth-error";
import { readShape } from "../errors/shape";
import { PortProtocol } from "../record/port-record";
import type { NamedHop, Verification } from "./verification";

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
] as const satisfies readonly NamedHop["kind"][];

const verificationShape: z.ZodType<Verification> = z.object({
  version: z.literal(1),
  app: z.string(),
  url: z.string(),
  address: z.string(),
  hostPort: z.number(),
  protocol: z.enum(PortProtocol),
  container: z.string().exactOptional(),
  hops: z.array(z.object({ kind: z.enum(hopKinds), name: z.string() })),
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
  const misfits: Finding[] = [];
  const verification = readShape(verificationShape, json(text), "", misfits);
  if (verification !== undefined) return verification;
  const remedy =
    "Install the same version of @berth/components and @berth/cli, and run the driver through ExposedApp.";
  throw new BerthError(
    "verification of an app",
    misfits.map((finding) => ({ ...finding, code: "PLAN_INVALID", remedy })),
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON at all: the shape says so, with the same remedy.
    return undefined;
  }
}
