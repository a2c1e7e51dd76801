import { z } from "zod";
import { readOutput } from "../process/read-output";

/** A node's state in Kubernetes. */
export interface NodeState {
  /** The reason why the node is not Ready. `undefined` if the node is Ready. */
  readonly notReady: string | undefined;
  /** Whether the node is cordoned. The scheduler assigns no new pods to a cordoned node. */
  readonly cordoned: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly LiveTaint[];
}

/** A node's current taint. */
export interface LiveTaint {
  readonly key: string;
  readonly value?: string | undefined;
  /** The effect, which a later Kubernetes release may have added. */
  readonly effect: string;
}

const taint = z.object({ key: z.string(), value: z.string().optional(), effect: z.string() });

const nodeList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).optional() }),
      spec: z.object({ unschedulable: z.boolean().optional(), taints: z.array(taint).optional() }).optional(),
      status: z.object({
        conditions: z
          .array(z.object({ type: z.string(), status: z.string(), message: z.string().optional() }))
          .optional(),
      }),
    }),
  ),
});

/** Parses the output of `kubectl get nodes -o json`. In the returned map, each key is a node's name in Kubernetes. */
export function readNodeStates(json: string): Map<string, NodeState> {
  const { items } = readOutput("kubectl get nodes", nodeList, json);
  return new Map(
    items.map(({ metadata, spec, status }) => {
      const ready = status.conditions?.find(({ type }) => type === "Ready");
      return [
        metadata.name,
        {
          notReady: ready?.status === "True" ? undefined : (ready?.message ?? "has not reported yet"),
          cordoned: spec?.unschedulable ?? false,
          labels: metadata.labels ?? {},
          taints: spec?.taints ?? [],
        },
      ];
    }),
  );
}
