import type { ClusterProbe } from "@kind-berth-tools/probe";
import type { ObjectWords } from "./patched";

interface Condition {
  readonly type: string;
  readonly status: string;
}

interface WithConditions {
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
  const { status } = await probe.objects<WithConditions>(object);
  const conditions = status.conditions ?? status.parents?.flatMap((parent) => parent.conditions) ?? [];
  return Object.fromEntries(conditions.map((condition) => [condition.type, condition.status]));
}
