import { join } from "node:path";
import {
  buildPart,
  type NodeImage,
  readLoadBalancerImage,
  readNodeImage,
  type StandInImage,
} from "@kind-berth-tools/lab";
import type { Report } from "./progress";

/**
 * Builds a program in the lab, unless it is already built.
 *
 * @returns The program's path.
 */
export async function labProgram(
  name: "kind" | "pulumi" | "helm-template" | "actionlint",
  report: Report,
): Promise<string> {
  return join(await buildPart(name, report), name);
}

/** Builds the lab's node image, unless it is already built. */
export async function labNodeImage(report: Report): Promise<NodeImage> {
  return readNodeImage(await buildPart("node-image", report));
}

/** Builds the lab's load balancer image for several control planes, unless it is already built. */
export async function labLoadBalancerImage(report: Report): Promise<StandInImage> {
  return readLoadBalancerImage(await buildPart("load-balancer-image", report));
}
