import { isDeepStrictEqual } from "node:util";

/** A value that is not known before the update. The engine sends it in previews. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A value that must not be shown. The wrapped value does not contain secrets. */
export class Secret {
  readonly value: PropertyValue;

  constructor(value: PropertyValue) {
    this.value = withoutSecrets(value);
  }
}

/** An asset or an archive in its encoded form. The plugins do not inspect it. */
export class Asset {
  constructor(readonly wire: Readonly<Record<string, unknown>>) {}
}

/**
 * A property of a resource in a provider. Resource references are converted to IDs. Output values are converted to a value, a secret or an
 * unknown value.
 */
export type PropertyValue =
  null | boolean | number | string | typeof UNKNOWN | Secret | Asset | PropertyValue[] | PropertyMap;

/** The properties of a resource, by name. */
export interface PropertyMap {
  [name: string]: PropertyValue;
}

/** Whether the value is an object of named properties, and not a secret or an asset. */
export function isPropertyMap(value: PropertyValue | undefined): value is PropertyMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Secret) &&
    !(value instanceof Asset)
  );
}

/** A copy of the value in which every secret at any depth is replaced by its plain value. */
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

/** Whether the value contains an unknown value at any depth, also inside a secret. */
export function containsUnknown(value: PropertyValue): boolean {
  return some(value, (leaf) => leaf === UNKNOWN);
}

/** Whether the value contains a secret at any depth. */
export function containsSecret(value: PropertyValue): boolean {
  if (value instanceof Secret) return true;
  if (Array.isArray(value)) return value.some(containsSecret);
  return isPropertyMap(value) && Object.values(value).some(containsSecret);
}

/** Wraps the value in a secret. A value that is already a secret is returned unchanged. */
export function asSecret(value: PropertyValue): Secret {
  return value instanceof Secret ? value : new Secret(value);
}

/** Whether two values are equal. A secret equals its plain value. */
export function sameValue(left: PropertyValue, right: PropertyValue): boolean {
  return isDeepStrictEqual(withoutSecrets(left), withoutSecrets(right));
}

function some(value: PropertyValue, holds: (leaf: PropertyValue) => boolean): boolean {
  if (value instanceof Secret) return some(value.value, holds);
  if (Array.isArray(value)) return value.some((item) => some(item, holds));
  if (isPropertyMap(value)) return Object.values(value).some((item) => some(item, holds));
  return holds(value);
}
