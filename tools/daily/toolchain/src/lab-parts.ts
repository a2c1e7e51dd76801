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
 * Has the lab build a program, unless it has already.
 *
 * @returns Its path.
 */
export async function labProgram(name: "kind" | "pulumi" | "helm-template", report: Report): Promise<string> {
  return join(await buildPart(name, report), name);
}

/** Has the lab build its node image, unless it has already. */
export async function labNodeImage(report: Report): Promise<NodeImage> {
  return readNodeImage(await buildPart("node-image", report));
}

/** Has the lab build its image of the load balancer before several control planes, unless it has already. */
export async function labLoadBalancerImage(report: Report): Promise<StandInImage> {
  return readLoadBalancerImage(await buildPart("load-balancer-image", report));
}
