/**
 * Parses the kubelet argument `node-labels`, in the form `a=b,c=d`. A label without `=` has an empty value.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/component-base/cli/flag/configuration_map.go
 *
 * @example
 * ```ts
 * parseLabels("tier=edge,spot"); // { tier: "edge", spot: "" }
 * ```
 */
export function parseLabels(argument: string): Record<string, string> {
  const pairs = argument.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = "", ...value] = pair.split("=");
      return [key.trim(), value.join("=").trim()];
    }),
  );
}
