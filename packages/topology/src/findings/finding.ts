import { rules, type Rule, type RuleCode } from "./rules";

/** One thing that is amiss, and what to do about it. */
export interface Finding {
  /** The rule that is broken; stable between releases. */
  readonly code: RuleCode;
  /** Where: the path of the argument, such as `portMappings[1].hostPort`. */
  readonly path: string;
  /** What was found there; `undefined` where nothing was given. */
  readonly value?: unknown;
  /** Why that does not work, as a clause that ends without a full stop. */
  readonly rule: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/** Whether a finding is an error; if not, it is a warning. */
export function isError({ code }: Finding): boolean {
  const rule: Rule = rules[code];
  return rule.severity === "error";
}

/** A finding as a sentence and its remedy: `hostPort is 0: kind would … Choose … [PORT_NUMBER_INVALID]`. */
export function sentence({ code, path, value, rule, remedy }: Finding): string {
  return `${path} is ${shown(value)}: ${rule}. ${remedy} [${code}]`;
}

/** The longest text that a sentence quotes, in characters. */
const longestQuote = 80;

/** A value as the user wrote it; never the inside of objects and of whole files, which may hold anything. */
function shown(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "not set";
    case "string":
      if (value.includes("\n")) return `a text of ${value.trimEnd().split("\n").length} lines`;
      return value.length > longestQuote ? `a text of ${value.length} characters` : JSON.stringify(value);
    case "number":
    case "boolean":
    case "bigint":
      return String(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? "a list" : "an object";
    default:
      return `a ${typeof value}`;
  }
}
