import { isDeepStrictEqual } from "node:util";

/** A value that is unknown before the update. The engine sends this constant in previews. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A value that must not be shown. The value inside does not contain further secrets. */
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
 * A property of a resource in a provider. Resource references are converted to IDs. An output value is converted to its value, to a secret
 * or to an unknown value.
 */
export type PropertyValue =
  null | boolean | number | string | typeof UNKNOWN | Secret | Asset | PropertyValue[] | PropertyMap;

/** The properties of a resource. The key is the property name. */
export interface PropertyMap {
  [name: string]: PropertyValue;
}

/** Whether a value is an object with named properties. Secrets and assets are not such objects. */
export function isPropertyMap(value: PropertyValue | undefined): value is PropertyMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Secret) &&
    !(value instanceof Asset)
  );
}

/** Returns a copy of a value in which each secret, at any depth, is replaced by the value inside it. */
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

/** Wraps a value in a secret. If the value is already a secret, it is returned unchanged. */
export function asSecret(value: PropertyValue): Secret {
  return value instanceof Secret ? value : new Secret(value);
}

/** Whether two values are equal. A secret equals the value inside it. */
export function sameValue(left: PropertyValue, right: PropertyValue): boolean {
  return isDeepStrictEqual(withoutSecrets(left), withoutSecrets(right));
}

function some(value: PropertyValue, holds: (leaf: PropertyValue) => boolean): boolean {
  if (value instanceof Secret) return some(value.value, holds);
  if (Array.isArray(value)) return value.some((item) => some(item, holds));
  if (isPropertyMap(value)) return Object.values(value).some((item) => some(item, holds));
  return holds(value);
}
