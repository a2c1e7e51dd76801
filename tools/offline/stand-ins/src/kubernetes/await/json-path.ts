import { query } from "jsonpath-rfc9535";
import type { KubernetesObject } from "../object";

/** A JSONPath expression (RFC 9535) with the value that its first result is to have, if any. */
export interface JsonPath {
  /** As it was written. */
  readonly text: string;
  /** Whether something is there and, where a value is given, is that value. */
  matches(object: KubernetesObject): boolean;
}

/**
 * Reads `{.path}=value` or `{.path}`. Every `=` begins a value, so an expression can hold no `==`.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/jsonpath/jsonpath.go
 * @throws Error for what is no such expression
 */
export function parseJsonPath(text: string): JsonPath {
  const [path = "", value, ...more] = text.split("=");
  if (more.length > 0) throw new Error(`format should be {.path}=value or {.path}, got "${text}"`);
  if (value === "") throw new Error(`${path}= requires a value`);
  const inner = /^\{(.*)\}$/u.exec(path)?.[1];
  if (inner === undefined) throw new Error(`${path} should be wrapped in brackets { ... }`);
  const absolute = inner.startsWith("$") ? inner : `$${inner}`;
  query({}, absolute); // or the expression is refused before anything is waited for
  return {
    text,
    matches: (object) => {
      const [found] = query(object as Parameters<typeof query>[0], absolute);
      if (found === undefined || value === undefined) return found !== undefined;
      if (typeof found === "object" && found !== null) throw new Error(`"${path}" has a non-primitive value`);
      return String(found) === value;
    },
  };
}
