/** The same object without the keys whose value is `undefined`: what is absent stays absent, in plans and in texts. */
export function omitUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inside]) => inside !== undefined)) as T;
}
