import { TaintEffect, type Taint } from "../model/node-record";

/** A toleration for one taint, in the Kubernetes format. */
export type Toleration = {
  readonly key: string;
  readonly effect: TaintEffect;
} & ({ readonly operator: "Exists" } | { readonly operator: "Equal"; readonly value: string });

/**
 * A toleration in a pod spec. Each field has the same default as in Kubernetes: an omitted key or effect matches every key or effect, and
 * the operator is `Equal`. The planner cannot read some values in a preview, such as Pulumi Outputs. Such a field is `unknown`.
 */
export interface GivenToleration {
  readonly key?: unknown;
  readonly operator?: unknown;
  readonly value?: unknown;
  readonly effect?: unknown;
}

/**
 * Returns one toleration for each taint. A toleration for a taint with a value matches only this value. Tolerations have no
 * `tolerationSeconds`, so pods that tolerate a `NoExecute` taint stay on the node.
 */
export function tolerationsOf(taints: readonly Taint[]): Toleration[] {
  return taints.map(({ key, value, effect }) =>
    value === undefined || value === ""
      ? { key, operator: "Exists", effect }
      : { key, operator: "Equal", value, effect },
  );
}

/** Whether a node with these taints accepts pods with these tolerations. */
export function accepts(taints: readonly Taint[], tolerations: readonly GivenToleration[]): boolean {
  return taints.filter(keepsAway).every((taint) => tolerations.some((one) => tolerates(one, taint)));
}

/**
 * Whether a taint prevents scheduling, as `NoSchedule` and `NoExecute` do. With `PreferNoSchedule`, the scheduler still uses the node if no
 * other node is available.
 */
export function keepsAway({ effect }: Taint): boolean {
  return effect !== TaintEffect.PreferNoSchedule;
}

/**
 * Whether a toleration matches a taint. If the planner cannot read a field, the field matches every taint, so that the planner does not
 * reject a pod that Kubernetes accepts.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/api/core/v1/toleration.go
 */
function tolerates({ key, operator, value, effect }: GivenToleration, taint: Taint): boolean {
  if (!matches(effect, taint.effect) || !matches(key, taint.key)) return false;
  if (operator === undefined || operator === "" || operator === "Equal")
    return typeof (value ?? "") !== "string" || (value ?? "") === (taint.value ?? "");
  return true;
}

function matches(given: unknown, actual: string): boolean {
  return typeof given !== "string" || given === "" || given === actual;
}
