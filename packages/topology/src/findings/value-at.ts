/** Returns a property of a value that may have any type. Returns `undefined` if the value is not an object. */
export function valueAt(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** Returns a string property of a value that may have any type. Returns `undefined` if the property does not exist or is not a string. */
export function textAt(value: unknown, key: string): string | undefined {
  const text = valueAt(value, key);
  return typeof text === "string" ? text : undefined;
}
