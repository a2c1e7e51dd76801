import { isObject } from "./patch-texts";

/** The keys of component arguments in kubeadm documents. */
export const argumentKeys: readonly string[] = ["extraArgs", "kubeletExtraArgs"];

/** The API version since which component arguments form a list. */
export const listVersion = "kubeadm.k8s.io/v1beta4";

/** An argument of a Kubernetes component, such as the kubelet, in a kubeadm document. */
export interface ComponentArgument {
  /** The name, without leading dashes. */
  readonly name: string;
  readonly value: unknown;
}

/**
 * Returns a component's arguments in a kubeadm document. Since v1beta4, they form a list of objects with `name` and `value`. In earlier
 * versions, they form a map.
 */
export function componentArguments(value: unknown): ComponentArgument[] {
  if (isObject(value)) return Object.entries(value).map(([name, given]) => ({ name, value: given }));
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) =>
    isObject(item) && typeof item["name"] === "string" ? [{ name: item["name"], value: item["value"] }] : [],
  );
}

/**
 * Returns the values of a component's arguments by name. If an argument occurs more than once, the last value applies. Values that are not
 * text, numbers or booleans are omitted, because kubeadm rejects them.
 */
export function argumentValues(value: unknown): ReadonlyMap<string, string> {
  return new Map(
    componentArguments(value).flatMap(({ name, value: given }): [string, string][] =>
      typeof given === "string" || typeof given === "number" || typeof given === "boolean"
        ? [[name, String(given)]]
        : [],
    ),
  );
}
