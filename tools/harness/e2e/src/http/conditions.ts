import type { ClusterProbe } from "@kind-berth-tools/probe";
import type { ObjectWords } from "./patched";

interface Condition {
  readonly type: string;
  readonly status: string;
}

/** An object with the opinions of its controllers. */
export interface WithConditions {
  readonly status: {
    readonly conditions?: readonly Condition[];
    /** Those of routes are their parents' opinions. */
    readonly parents?: readonly { readonly conditions: readonly Condition[] }[];
  };
}

/** What a controller says of an object, by the type of the condition. */
export async function conditionsOf(
  probe: ClusterProbe,
  object: ObjectWords,
): Promise<Record<string, string>> {
  return conditionsIn(await probe.objects<WithConditions>(object));
}

/** As {@link conditionsOf}, of an object that was read before. */
export function conditionsIn({ status }: WithConditions): Record<string, string> {
  const conditions = status.conditions ?? status.parents?.flatMap((parent) => parent.conditions) ?? [];
  return Object.fromEntries(conditions.map((condition) => [condition.type, condition.status]));
}
