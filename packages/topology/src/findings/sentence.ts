import type { Finding, Given } from "./finding";

/**
 * Formats a finding as a message: subject, problem, remedy and code.
 *
 * @example
 * ```ts
 * sentence({ code: "HOST_MISSING", path: "host", omitted: true, rule: "port `lan` listens on 192.168.1.5", remedy: "Set `host`." });
 * // host is omitted: port `lan` listens on 192.168.1.5. Set `host`. [HOST_MISSING]
 * sentence({ code: "CLUSTER_NOT_FOUND", object: 'container "demo-worker"', state: "is gone", reason, remedy: "Run `pulumi up` again." });
 * // container "demo-worker" is gone: kind cannot add a node to a cluster. Run `pulumi up` again. [CLUSTER_NOT_FOUND]
 * ```
 */
export function sentence(finding: Finding): string {
  return `${problem(finding)}. ${finding.remedy} [${finding.code}]`;
}

/** Formats a finding's subject and problem, without its remedy and code. */
export function problem(finding: Finding): string {
  return finding.object === undefined
    ? `${finding.path}${shownGiven(finding)}: ${finding.rule}`
    : `${finding.object} ${finding.state}: ${finding.reason}`;
}

function shownGiven({ value, omitted }: Given): string {
  if (omitted === undefined) return value === undefined ? "" : ` is ${shown(value)}`;
  return value === undefined ? " is omitted" : ` is omitted and defaults to ${shown(value)}`;
}

/** The maximum length of a quoted text in a message, in characters. */
const longestQuote = 80;

/** Formats a value as the user wrote it. Does not show the contents of objects or of whole files, because they can contain secrets. */
function shown(value: unknown): string {
  switch (typeof value) {
    case "string":
      if (value.includes("\n")) return `a string of ${value.trimEnd().split("\n").length} lines`;
      return value.length > longestQuote ? `a string of ${value.length} characters` : JSON.stringify(value);
    case "number":
    case "boolean":
    case "bigint":
      return String(value);
    case "object":
      if (value === null) return "null";
      if (!Array.isArray(value)) return "an object";
      return value.length === 0 ? "an empty list" : "a list";
    default:
      return `a ${typeof value}`;
  }
}
