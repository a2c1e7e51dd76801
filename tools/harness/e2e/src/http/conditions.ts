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
    /** A route's conditions. Each item lists the conditions for one parent. */
    readonly parents?: readonly { readonly conditions: readonly Condition[] }[];
  };
}

/** Returns the statuses of an object's conditions. The keys are the condition types. */
export async function conditionsOf(
  probe: ClusterProbe,
  object: ObjectWords,
): Promise<Record<string, string>> {
  return conditionsIn(await probe.objects<WithConditions>(object));
}

/** Returns the same result as {@link conditionsOf}, but for an object that has already been read. */
export function conditionsIn({ status }: WithConditions): Record<string, string> {
  const conditions = status.conditions ?? status.parents?.flatMap((parent) => parent.conditions) ?? [];
  return Object.fromEntries(conditions.map((condition) => [condition.type, condition.status]));
}
