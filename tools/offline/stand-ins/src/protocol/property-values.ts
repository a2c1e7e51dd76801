import { isDeepStrictEqual } from "node:util";

/** A value that is not known before the update. In previews, the engine sends a marker that decodes to this constant. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A value that must not be shown. The wrapped value does not contain other secrets. */
export class Secret {
  readonly value: PropertyValue;

  constructor(value: PropertyValue) {
    this.value = withoutSecrets(value);
  }
}

/** An asset or archive in its encoded form, which plugins do not inspect. */
export class Asset {
  constructor(readonly wire: Readonly<Record<string, unknown>>) {}
}

/**
 * A resource property in a provider. Resource references are converted to IDs. Output values are converted to plain values, secrets or
 * unknown values.
 */
export type PropertyValue =
  null | boolean | number | string | typeof UNKNOWN | Secret | Asset | PropertyValue[] | PropertyMap;

/** A resource's properties, by property name. */
export interface PropertyMap {
  [name: string]: PropertyValue;
}

/** Whether a value is an object with named properties. Returns `false` for secrets and assets. */
export function isPropertyMap(value: PropertyValue | undefined): value is PropertyMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Secret) &&
    !(value instanceof Asset)
  );
}

/** Returns a copy of a value without secrets: each secret, at any depth, is replaced with the value that it wraps. */
export function withoutSecrets(value: PropertyMap): PropertyMap;
export function withoutSecrets(value: PropertyValue): PropertyValue;
export function withoutSecrets(value: PropertyValue): PropertyValue {
  if (value instanceof Secret) return value.value;
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item));
  if (isPropertyMap(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutSecrets(item)]));
  }
  return value;
}

/** Whether a value contains an unknown value at any depth, including inside a secret. */
export function containsUnknown(value: PropertyValue): boolean {
  return some(value, (leaf) => leaf === UNKNOWN);
}

/** Whether a value contains a secret at any depth. */
export function containsSecret(value: PropertyValue): boolean {
  if (value instanceof Secret) return true;
  if (Array.isArray(value)) return value.some(containsSecret);
  return isPropertyMap(value) && Object.values(value).some(containsSecret);
}

/** Wraps a value in a secret. Returns a value that is already a secret unchanged. */
export function asSecret(value: PropertyValue): Secret {
  return value instanceof Secret ? value : new Secret(value);
}

/** Whether two values are equal. A secret equals the value that it wraps. */
export function sameValue(left: PropertyValue, right: PropertyValue): boolean {
  return isDeepStrictEqual(withoutSecrets(left), withoutSecrets(right));
}

function some(value: PropertyValue, holds: (leaf: PropertyValue) => boolean): boolean {
  if (value instanceof Secret) return some(value.value, holds);
  if (Array.isArray(value)) return value.some((item) => some(item, holds));
  if (isPropertyMap(value)) return Object.values(value).some((item) => some(item, holds));
  return holds(value);
}
