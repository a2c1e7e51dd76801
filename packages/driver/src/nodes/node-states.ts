import { z } from "zod";

/** A node, as Kubernetes has it. */
export interface NodeState {
  /** Why it is not Ready; `undefined` when it is. */
  readonly notReady: string | undefined;
  /** Whether it takes no new pods because somebody has said so. */
  readonly cordoned: boolean;
  readonly labels: Readonly<Record<string, string>>;
}

const nodeList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).optional() }),
      spec: z.object({ unschedulable: z.boolean().optional() }).optional(),
      status: z.object({
        conditions: z
          .array(z.object({ type: z.string(), status: z.string(), message: z.string().optional() }))
          .optional(),
      }),
    }),
  ),
});

/** Reads what `kubectl get nodes -o json` prints, by the nodes' names in Kubernetes. */
export function readNodeStates(json: string): Map<string, NodeState> {
  const { items } = nodeList.parse(JSON.parse(json));
  return new Map(
    items.map(({ metadata, spec, status }) => {
      const ready = status.conditions?.find(({ type }) => type === "Ready");
      return [
        metadata.name,
        {
          notReady: ready?.status === "True" ? undefined : (ready?.message ?? "has not reported yet"),
          cordoned: spec?.unschedulable ?? false,
          labels: metadata.labels ?? {},
        },
      ];
    }),
  );
}
