import { isRecord, type KubernetesObject } from "./object";

/**
 * Returns only the live object's fields that the inputs also contain. Fields that the cluster sets, such as defaults, status and allocated
 * addresses, then do not count as drift.
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

/** Prunes the elements of two arrays pairwise, by index, up to the length of the shorter array. */
function pruneArray(live: readonly unknown[], shape: readonly unknown[]): unknown[] {
  if (isRecord(live[0]) !== isRecord(shape[0])) return shape.length === 0 ? [] : [...live];
  return live.slice(0, shape.length).map((value, i) => pruneValue(value, shape[i]));
}
