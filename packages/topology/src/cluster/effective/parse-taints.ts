import { TaintEffect, type Taint } from "../../model/node-record";
import { withoutEmptyValues } from "../../model/without-empty-values";
import { isLabelKey, isLabelValue } from "../label-syntax";
import { isObject } from "../kubeadm/patch-texts";

const effects: readonly unknown[] = Object.values(TaintEffect);

/**
 * Parses the kubelet argument `register-with-taints`, in the form `key=value:effect,key:effect`. As in the kubelet, an entry that ends with
 * `-` adds no taint.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/util/taints/taints.go
 *
 * @returns the taints, and the entries with which the kubelet does not start
 */
export function parseTaints(argument: string): {
  readonly read: readonly Taint[];
  readonly unreadable: readonly string[];
} {
  const entries = argument === "" ? [] : argument.split(",").filter((entry) => !entry.endsWith("-"));
  const parsed = entries.map((entry) => ({ entry, taint: parseTaint(entry) }));
  return {
    read: withoutEmptyValues(parsed.flatMap(({ taint }) => (taint === undefined ? [] : [taint]))),
    unreadable: parsed.filter(({ taint }) => taint === undefined).map(({ entry }) => entry),
  };
}

function parseTaint(entry: string): Taint | undefined {
  const [pair = "", effect, ...rest] = entry.split(":");
  const [key = "", value, ...more] = pair.split("=");
  const taint = { key, ...(value === undefined ? {} : { value }), effect };
  return rest.length === 0 && more.length === 0 && isTaint(taint) ? taint : undefined;
}

/** Whether a value is a taint that Kubernetes accepts, in the form of its API. */
export function isTaint(value: unknown): value is Taint {
  if (!isObject(value) || !effects.includes(value["effect"])) return false;
  const { key, value: text = "" } = value;
  return typeof key === "string" && isLabelKey(key) && typeof text === "string" && isLabelValue(text);
}
