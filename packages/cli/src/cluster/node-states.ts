import { z } from "zod";

const nodeList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      status: z.object({
        conditions: z
          .array(z.object({ type: z.string(), status: z.string(), message: z.string().optional() }))
          .optional(),
      }),
    }),
  ),
});

/** Reads from what `kubectl get nodes -o json` prints why each node is not Ready; `undefined` for one that is. */
export function readNodeStates(json: string): Map<string, string | undefined> {
  const { items } = nodeList.parse(JSON.parse(json));
  return new Map(
    items.map(({ metadata, status }) => {
      const ready = status.conditions?.find(({ type }) => type === "Ready");
      return [
        metadata.name,
        ready?.status === "True" ? undefined : (ready?.message ?? "has not reported yet"),
      ];
    }),
  );
}
