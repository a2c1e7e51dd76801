import { isEqual, uniqWith } from "es-toolkit";
import { controlPlaneTaint, type NodeRecord, type Taint } from "../model/node-record";
import { portLabel } from "../model/port-record";
import type { CarriedPort } from "../model/carried-port";

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

/**
 * Where pods run that bind no port of their node: the scheduler may put them on any node that takes them. Where all nodes
 * are control planes with kubeadm's taint, which kind leaves on them when there are several, the pods tolerate it.
 *
 * @returns `undefined` where every node keeps such pods away
 */
export function unpinned(nodes: readonly NodeRecord[]): Placement | undefined {
  if (nodes.some(({ taints }) => !taints.some(keepsAway))) return { tolerations: [] };
  const onlyKubeadms = nodes.some(({ taints }) => taints.filter(keepsAway).every(isKubeadms));
  return onlyKubeadms ? { tolerations: tolerationsOf([controlPlaneTaint]) } : undefined;
}

/**
 * Pins pods to the node that carries a port: what binds the node's port must run on that node. The affinity is to the
 * port's own label, or to those that the node has already, and required, so that pods wait rather than run where the host port
 * does not lead; a toleration is added only where the node is tainted.
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

/** The placement of pods that several ports pin, all of which the node must carry. */
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
 * Annotates pods that are pinned by a port's label with the node that has it. A label that moves to another node leaves running
 * pods where they are; another annotation makes the Deployment make them anew, and they follow.
 */
export function carrierAnnotations({ port, node }: CarriedPort): Record<string, string> {
  return { [portLabel(port.name)]: node.nodeNames?.join() ?? node.name };
}

/** Whether a taint keeps pods from a node, rather than only making it the last choice. */
function keepsAway({ effect }: Taint): boolean {
  return effect !== "PreferNoSchedule";
}

function isKubeadms({ key, effect }: Taint): boolean {
  return key === controlPlaneTaint.key && effect === controlPlaneTaint.effect;
}

function tolerationsOf(taints: readonly Taint[]): Toleration[] {
  return taints.map(({ key, effect }) => ({ key, operator: "Exists", effect }));
}
