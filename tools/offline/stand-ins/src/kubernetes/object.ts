import { UNKNOWN } from "../protocol";

/** Any Kubernetes object, as JSON from the API server. In a preview, every value may be the protocol's `UNKNOWN` constant. */
export type KubernetesObject = Record<string, unknown>;

/** Whether a value is a JSON object, and not `null`, an array or an unknown value. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Returns the value at a path of field names, or `undefined` if a field in the path is missing.
 *
 * @example
 * ```ts
 * field(deployment, "status", "observedGeneration");
 * ```
 */
export function field(object: unknown, ...path: readonly string[]): unknown {
  let value = object;
  for (const name of path) {
    if (!isRecord(value)) return undefined;
    value = value[name];
  }
  return value;
}

/** Returns the string at a path, or an empty string if there is no string. */
export function text(object: unknown, ...path: readonly string[]): string {
  const value = field(object, ...path);
  return typeof value === "string" ? value : "";
}

/** Returns the number at a path, or `undefined` if there is no number. */
export function number(object: unknown, ...path: readonly string[]): number | undefined {
  const value = field(object, ...path);
  return typeof value === "number" ? value : undefined;
}

/** Returns the JSON objects in the array at a path. Returns an empty list if there is no array. */
export function records(object: unknown, ...path: readonly string[]): Record<string, unknown>[] {
  const value = field(object, ...path);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/**
 * Returns a copy of the object with the given value at a path. Creates missing fields in the path, and replaces fields in the path that are
 * not objects.
 */
export function withField(
  object: KubernetesObject,
  path: readonly string[],
  value: unknown,
): KubernetesObject {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const child = object[name];
  return {
    ...object,
    [name]: rest.length === 0 ? value : withField(isRecord(child) ? child : {}, rest, value),
  };
}

/** Returns a copy of the object without the value at a path. If the object has no such value, returns the object itself. */
export function withoutField(object: KubernetesObject, ...path: readonly string[]): KubernetesObject {
  const [name, ...rest] = path;
  if (name === undefined || !(name in object)) return object;
  if (rest.length === 0) {
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
  }
  const child = object[name];
  return isRecord(child) ? { ...object, [name]: withoutField(child, ...rest) } : object;
}

/** Returns `metadata.name`, or an empty string if the name is missing or unknown. */
export function nameOf(object: KubernetesObject): string {
  return text(object, "metadata", "name");
}

/** Returns `metadata.namespace`, or an empty string if the object has no namespace. */
export function namespaceOf(object: KubernetesObject): string {
  return text(object, "metadata", "namespace");
}

/** Returns the value of an annotation, or an empty string if the annotation is missing. */
export function annotationOf(object: KubernetesObject, key: string): string {
  return text(object, "metadata", "annotations", key);
}

/** Returns the object's ID in Pulumi's state, which is `namespace/name`, or `name` if the object has no namespace. */
export function idOf(object: KubernetesObject): string {
  const namespace = namespaceOf(object);
  return namespace === "" ? nameOf(object) : `${namespace}/${nameOf(object)}`;
}

/** Parses an ID from {@link idOf}. The namespace is empty if the ID does not contain one. */
export function parseId(id: string): { namespace: string; name: string } {
  const [first = "", second] = id.split("/");
  return second === undefined ? { namespace: "", name: first } : { namespace: first, name: second };
}

/** Whether the object's owner references contain the UID of `owner`. Indirect owners do not count. */
export function isOwnedBy(object: KubernetesObject, owner: KubernetesObject | undefined): boolean {
  const uid = owner === undefined ? "" : text(owner, "metadata", "uid");
  return uid !== "" && records(object, "metadata", "ownerReferences").some((each) => each["uid"] === uid);
}

/** Whether a value contains an unknown value at any depth. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isRecord(value) && Object.values(value).some(hasUnknown);
}
