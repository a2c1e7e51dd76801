/** Returns a copy without the keys whose value is `undefined`, so that omitted arguments stay absent in plans and their JSON. */
export function omitUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inside]) => inside !== undefined)) as T;
}
