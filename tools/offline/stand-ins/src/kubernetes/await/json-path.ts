import { query } from "jsonpath-rfc9535";
import type { KubernetesObject } from "../object";

/** A JSONPath expression (RFC 9535), optionally with the value that its first result must have. */
export interface JsonPath {
  /** The text from which the expression was parsed. */
  readonly text: string;
  /** Whether the path has a result in the given object. If the expression includes a value, the first result must also equal this value. */
  matches(object: KubernetesObject): boolean;
}

/**
 * Parses `{.path}=value` or `{.path}`. The text may contain only one `=`, so the path cannot contain `==`.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/jsonpath/jsonpath.go
 * @throws Error if the expression is invalid
 */
export function parseJsonPath(text: string): JsonPath {
  const [path = "", value, ...more] = text.split("=");
  if (more.length > 0) throw new Error(`format should be {.path}=value or {.path}, got "${text}"`);
  if (value === "") throw new Error(`${path}= requires a value`);
  const inner = /^\{(.*)\}$/u.exec(path)?.[1];
  if (inner === undefined) throw new Error(`${path} should be wrapped in brackets { ... }`);
  const absolute = inner.startsWith("$") ? inner : `$${inner}`;
  query({}, absolute); // rejects an invalid expression before the wait
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
