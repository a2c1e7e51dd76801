import { isDeepStrictEqual } from "node:util";

/** A value that is not known until the update runs; the engine sends it in previews. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A value that must not be shown: what it wraps is itself free of secrets. */
export class Secret {
  readonly value: PropertyValue;

  constructor(value: PropertyValue) {
    this.value = withoutSecrets(value);
  }
}

/** An asset or an archive as it came over the wire: no plugin here looks into one. */
export class Asset {
  constructor(readonly wire: Readonly<Record<string, unknown>>) {}
}

/**
 * A property of a resource as a provider sees it. Resource references have become IDs, and output values have
 * become the value, secret or unknown that they stand for.
 */
export type PropertyValue =
  null | boolean | number | string | typeof UNKNOWN | Secret | Asset | PropertyValue[] | PropertyMap;

/** The properties of a resource, by name. */
export interface PropertyMap {
  [name: string]: PropertyValue;
}

/** Whether the value is an object of named properties, and none of the markers. */
export function isPropertyMap(value: PropertyValue | undefined): value is PropertyMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Secret) &&
    !(value instanceof Asset)
  );
}

/** The same value with every secret replaced by what it wraps, at any depth. */
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

/** Whether an unknown is in the value, at any depth, inside a secret or not. */
export function containsUnknown(value: PropertyValue): boolean {
  return some(value, (leaf) => leaf === UNKNOWN);
}

/** Whether a secret is in the value, at any depth. */
export function containsSecret(value: PropertyValue): boolean {
  if (value instanceof Secret) return true;
  if (Array.isArray(value)) return value.some(containsSecret);
  return isPropertyMap(value) && Object.values(value).some(containsSecret);
}

/** The value as a secret: once, however secret it was before. */
export function asSecret(value: PropertyValue): Secret {
  return value instanceof Secret ? value : new Secret(value);
}

/** Whether two values are the same; what is secret in them makes no difference. */
export function sameValue(left: PropertyValue, right: PropertyValue): boolean {
  return isDeepStrictEqual(withoutSecrets(left), withoutSecrets(right));
}

function some(value: PropertyValue, holds: (leaf: PropertyValue) => boolean): boolean {
  if (value instanceof Secret) return some(value.value, holds);
  if (Array.isArray(value)) return value.some((item) => some(item, holds));
  if (isPropertyMap(value)) return Object.values(value).some((item) => some(item, holds));
  return holds(value);
}
