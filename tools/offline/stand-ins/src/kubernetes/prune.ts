import { isRecord, type KubernetesObject } from "./object";

/**
 * The live object cut down to the shape of the inputs that made it, so that what the cluster filled in
 * (defaults, status, allocated addresses) is not taken for drift.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/provider/util.go `pruneMap`
 */
export function prune(live: KubernetesObject, shape: KubernetesObject): KubernetesObject {
  return Object.fromEntries(
    Object.entries(live)
      .filter(([key]) => key in shape)
      .map(([key, value]) => [key, pruneValue(value, shape[key])]),
  );
}

function pruneValue(live: unknown, shape: unknown): unknown {
  if (isRecord(live) && isRecord(shape)) return prune(live, shape);
  if (Array.isArray(live) && Array.isArray(shape)) return pruneArray(live, shape);
  return live;
}

/** Elements are matched by index: as many as both have. */
function pruneArray(live: readonly unknown[], shape: readonly unknown[]): unknown[] {
  if (isRecord(live[0]) !== isRecord(shape[0])) return shape.length === 0 ? [] : [...live];
  return live.slice(0, shape.length).map((value, i) => pruneValue(value, shape[i]));
}
