import type { ClusterRecord } from "../record/cluster-record";
import type { Taint } from "../record/node-record";
import { portLabel, type PortRecord } from "../record/port-record";

/** Where pods may run, in Kubernetes' own form. */
export interface Placement {
  /** Left out where pods may run on any node. */
  readonly affinity?: { readonly nodeAffinity: NodeAffinity };
  readonly tolerations: Toleration[];
}

/** Kubernetes' required node affinity. */
export interface NodeAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution: {
    readonly nodeSelectorTerms: {
      readonly matchExpressions: {
        readonly key: string;
        readonly operator: "In";
        readonly values: string[];
      }[];
    }[];
  };
}

/** Kubernetes' toleration of one taint. */
export interface Toleration {
  readonly key: string;
  readonly operator: "Exists";
  readonly effect: Taint["effect"];
}

/** Pods that bind no port of their node: the scheduler may put them anywhere. */
export const anywhere: Placement = { tolerations: [] };

/**
 * Pins pods to the node that carries a port: what binds the node's port must run on that node. The affinity is to the
 * port's own label, and required, so that pods wait rather than run where the host port does not lead; a toleration is added
 * only where the node is tainted.
 */
export function pinnedTo(port: PortRecord, record: ClusterRecord): Placement {
  const taints = record.nodes.filter(({ name }) => name === port.node).flatMap((node) => node.taints);
  return {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                { key: portLabel(port.name), operator: "In", values: [String(port.containerPort)] },
              ],
            },
          ],
        },
      },
    },
    tolerations: taints.map(({ key, effect }) => ({ key, operator: "Exists", effect })),
  };
}
