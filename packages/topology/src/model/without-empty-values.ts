import type { Taint } from "./node-record";

/** Omits the empty values of taints, because the API server does not distinguish them from omitted values. */
export function withoutEmptyValues(taints: readonly Taint[]): readonly Taint[] {
  return taints.map(({ key, value = "", effect }) => ({ key, ...(value === "" ? {} : { value }), effect }));
}
