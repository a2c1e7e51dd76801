import type { ExposurePlan } from "../exposure/exposure-plan";
import type { ClusterRecord } from "../record/cluster-record";
import { bindingPodsBox, controllerBox, podsBox, serviceBox } from "./boxes";
import type { Box } from "./picture";

/** What a request to an app meets from the node's port on. */
export interface AppChain {
  /** What binds the port on the node. */
  readonly binder: Box;
  /** What lies behind it, where the binder is not the app's pods themselves. */
  readonly behind?: {
    readonly service: Box;
    /** By what the binder chooses this Service, such as `web.localhost/`. */
    readonly chosenBy?: string;
    readonly pods: Box;
  };
}

/** Follows an app's plan from the node's port to its pods. */
export function appChain(plan: ExposurePlan, cluster: Pick<ClusterRecord, "nodes">): AppChain {
  if (plan.ingress === undefined) return { binder: bindingPodsBox(plan) };
  const { controller, host, path } = plan.ingress;
  return {
    binder: controllerBox(controller),
    behind: {
      service: serviceBox(plan),
      chosenBy: `${host}${path}`,
      pods: podsBox(plan, anyNode(cluster)),
    },
  };
}

/** The nodes that pods without affinity and tolerations may run on, in words. */
function anyNode({ nodes }: Pick<ClusterRecord, "nodes">): string {
  const open = nodes.filter(({ taints }) => taints.length === 0);
  if (open.length === nodes.length) return nodes.length === 1 ? "on the one node" : "on any node";
  return open.length === 1 ? `on ${open[0]?.name ?? ""}` : `on any of ${open.length} untainted nodes`;
}
