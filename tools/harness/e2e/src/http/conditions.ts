import type { ClusterProbe } from "@kind-berth-tools/probe";
import type { ObjectWords } from "./patched";

interface Condition {
  readonly type: string;
  readonly status: string;
}

/** An object with status conditions. */
export interface WithConditions {
  readonly status: {
    readonly conditions?: readonly Condition[];
    /** The conditions of a route, one list for each parent. */
    readonly parents?: readonly { readonly conditions: readonly Condition[] }[];
  };
}

/** The status of each condition of an object, by condition type. */
export async function conditionsOf(
  probe: ClusterProbe,
  object: ObjectWords,
): Promise<Record<string, string>> {
  return conditionsIn(await probe.objects<WithConditions>(object));
}

/** Like {@link conditionsOf}, for an object that is already read. */
export function conditionsIn({ status }: WithConditions): Record<string, string> {
  const conditions = status.conditions ?? status.parents?.flatMap((parent) => parent.conditions) ?? [];
  return Object.fromEntries(conditions.map((condition) => [condition.type, condition.status]));
}
