import { uniqWith } from "es-toolkit/array";
import { isEqual } from "es-toolkit/predicate";
import { controlPlaneTaint, type NodeRecord } from "../model/node-record";
import { portLabel } from "../model/port-record";
import type { CarriedPort } from "../model/carried-port";
import { accepts, tolerationsOf, type GivenToleration, type Toleration } from "./tolerations";

/** The nodes on which pods may run, in the Kubernetes pod spec format. */
export interface Placement {
  /** Omitted if the pods may run on any node. */
  readonly affinity?: { readonly nodeAffinity: NodeAffinity };
  readonly tolerations: Toleration[];
}

/** A required node affinity, in the Kubernetes format. */
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

/**
 * Returns the placement for pods that do not bind a port on their node. The scheduler may place these pods on any node that accepts them.
 * If no node accepts the pods, but kubeadm's control plane taint is the only obstacle on at least one node, the pods tolerate this taint.
 * On clusters with several nodes, kind does not remove this taint.
 *
 * @param own - the tolerations that the program sets for the pods
 * @returns the placement; `undefined` if no node accepts such pods
 */
export function unpinned(
  nodes: readonly NodeRecord[],
  own: readonly GivenToleration[] = [],
): Placement | undefined {
  const isAccepted = (tolerations: readonly GivenToleration[]) =>
    nodes.some(({ taints }) => accepts(taints, tolerations));
  if (isAccepted(own)) return { tolerations: [] };
  const kubeadms = tolerationsOf([controlPlaneTaint]);
  return isAccepted([...own, ...kubeadms]) ? { tolerations: kubeadms } : undefined;
}

/**
 * Pins pods to the node that carries their port. A pod that binds the port must run on this node.
 *
 * The node affinity uses the port's label or the node's `matchLabels`. The affinity is required, because the host port does not forward to
 * other nodes. If the pods cannot run on this node, they stay pending. Tolerations are added only if the node has taints.
 */
export function pinnedTo({ port, node }: CarriedPort): Placement {
  const pins = node.matchLabels ?? { [portLabel(port.name)]: String(port.containerPort) };
  return {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            {
              matchExpressions: Object.entries(pins).map(([key, value]) => ({
                key,
                operator: "In",
                values: [value],
              })),
            },
          ],
        },
      },
    },
    tolerations: tolerationsOf(node.taints),
  };
}

/** Combines the placements for several ports. One node must carry all of these ports. */
export function joinedPlacement(placements: readonly Placement[]): Placement {
  const matchExpressions = placements.flatMap(({ affinity }) =>
    (affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms ?? []).flatMap(
      (term) => term.matchExpressions,
    ),
  );
  const nodeSelectorTerms = [{ matchExpressions: uniqWith(matchExpressions, isEqual) }];
  return {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
    tolerations: uniqWith(
      placements.flatMap(({ tolerations }) => tolerations),
      isEqual,
    ),
  };
}

/**
 * Returns annotations for pods that are pinned by a port label. The annotation value is the name of the node that has the label. If the
 * label moves to another node, Kubernetes does not move running pods. Because the annotation changes too, the Deployment recreates the pods
 * on the new node.
 */
export function carrierAnnotations({ port, node }: CarriedPort): Record<string, string> {
  return { [portLabel(port.name)]: node.nodeNames?.join() ?? node.name };
}
