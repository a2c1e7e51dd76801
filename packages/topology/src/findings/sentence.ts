import type { Finding, Given } from "./finding";
import { printable, printableName } from "./printable";

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
  return `${problem(finding)}. ${printable(finding.remedy)} [${finding.code}]`;
}

/** The maximum length of an argument's path in a message, in characters. A path can contain a key from an unknown source. */
const longestPath = 300;
/** The maximum length of the explanation of an argument's problem, in characters. */
const longestRule = 2_000;

/**
 * Formats a finding's subject and problem, without its remedy and code. Escapes characters that a terminal would interpret, because names
 * can come from an unknown source.
 */
export function problem(finding: Finding): string {
  if (finding.object !== undefined) return printable(`${finding.object} ${finding.state}: ${finding.reason}`);
  const path = printableName(finding.path, longestPath);
  return printable(`${path}${shownGiven(finding)}: ${shortened(finding.rule)}`);
}

function shortened(rule: string): string {
  return rule.length > longestRule ? `${rule.slice(0, longestRule)}…` : rule;
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
