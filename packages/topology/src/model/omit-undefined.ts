/** Returns a copy without the keys whose value is `undefined`. Omitted arguments stay absent in plans and in their JSON. */
export function omitUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inside]) => inside !== undefined)) as T;
}
