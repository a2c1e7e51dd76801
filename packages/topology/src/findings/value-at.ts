/** Returns the property of a value with an unknown type. `undefined` if the value is not an object, or has no such property. */
export function valueAt(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** Returns the property of a value with an unknown type if the property is a string, otherwise `undefined`. */
export function textAt(value: unknown, key: string): string | undefined {
  const text = valueAt(value, key);
  return typeof text === "string" ? text : undefined;
}
