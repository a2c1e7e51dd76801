import { isDeepStrictEqual } from "node:util";

import { isPropertyMap, type PropertyMap, type PropertyValue } from "./property-values";

/** The type of a property change. The type does not show whether the change requires a replacement. */
export type ChangeKind = "add" | "delete" | "update";

/**
 * Returns all paths at which two sets of properties differ. Objects and lists are compared element by element, and secrets as a whole. The
 * value `null` counts as a missing value.
 *
 * Source: `Diff` in sdk/go/common/resource/properties_diff.go and `NewDetailedDiffFromObjectDiff` in
 * sdk/go/common/resource/plugin/provider.go in github.com/pulumi/pulumi.
 */
export function detailedDiff(olds: PropertyMap, news: PropertyMap): ReadonlyMap<string, ChangeKind> {
  const changes = new Map<string, ChangeKind>();
  diffMaps("", olds, news, changes);
  return changes;
}

/**
 * Appends a step to a property path. The result is in the engine's format, such as `a.b`, `a[0]` or `a["x-y"]`.
 *
 * Source: `PropertyPath.String` in sdk/go/common/resource/properties_path.go in github.com/pulumi/pulumi.
 */
export function pathStep(prefix: string, step: string | number): string {
  if (typeof step === "number") return `${prefix}[${String(step)}]`;
  if (/\W/.test(step)) return `${prefix}["${step.replaceAll('"', '\\"')}"]`;
  return prefix === "" ? step : `${prefix}.${step}`;
}

function diffMaps(
  prefix: string,
  olds: PropertyMap,
  news: PropertyMap,
  changes: Map<string, ChangeKind>,
): void {
  for (const name of new Set([...Object.keys(olds), ...Object.keys(news)])) {
    diffValues(pathStep(prefix, name), olds[name], news[name], changes);
  }
}

function diffValues(
  path: string,
  old: PropertyValue | undefined,
  new_: PropertyValue | undefined,
  changes: Map<string, ChangeKind>,
): void {
  if (Array.isArray(old) && Array.isArray(new_)) {
    for (let index = 0; index < Math.max(old.length, new_.length); index++) {
      diffValues(pathStep(path, index), old[index], new_[index], changes);
    }
  } else if (isPropertyMap(old) && isPropertyMap(new_)) {
    diffMaps(path, old, new_, changes);
  } else if (!isDeepStrictEqual(old ?? null, new_ ?? null)) {
    changes.set(path, kindOf(old, new_));
  }
}

function kindOf(old: PropertyValue | undefined, new_: PropertyValue | undefined): ChangeKind {
  if (old === undefined || old === null) return "add";
  return new_ === undefined || new_ === null ? "delete" : "update";
}
