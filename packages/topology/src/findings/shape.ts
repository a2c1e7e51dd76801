import type { z } from "zod";
import { enumerate } from "./enumerate";
import { given, type Finding, type Given } from "./finding";

/** Joins keys and list indexes into a path in the notation of a program, such as `nodes[0].role`. A key without visible characters is quoted. */
export function joinPath(base: string, keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    if (String(key).trim() === "") return `${path}[${JSON.stringify(String(key))}]`;
    return path === "" ? String(key) : `${path}.${String(key)}`;
  }, base);
}

/**
 * Validates a plain value against a shape, and reports unknown keys, wrong types and missing values.
 *
 * If unknown keys are the only problem, this function still returns the value. The planner can then report other problems in the same
 * error.
 *
 * @param path - the value's path; empty for the arguments as a whole
 * @param findings - the list to which this function adds the problems
 * @returns the value; `undefined` if the value has the wrong type
 */
export function readShape<T>(
  shape: z.ZodType<T>,
  value: unknown,
  path: string,
  findings: Finding[],
): T | undefined {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  findings.push(...parsed.error.issues.flatMap((issue) => issueFindings(issue, value, path)));
  const onlyUnknownKeys = parsed.error.issues.every((issue) => issue.code === "unrecognized_keys");
  return onlyUnknownKeys ? (value as T) : undefined;
}

function issueFindings(issue: z.core.$ZodIssue, root: unknown, base: string): Finding[] {
  const path = joinPath(base, issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      code: "ARGUMENT_UNKNOWN",
      path: joinPath(path, [key]),
      ...shownIfDefined(at(root, [...issue.path, key])),
      rule: `\`${key}\` is not a known argument, so it would have no effect`,
      remedy: "Correct the spelling, or remove the argument.",
    }));
  }
  // Describe a wrong value inside one of the alternatives, such as an item in a list, instead of the whole value.
  const inside = issue.code === "invalid_union" ? issue.errors.find(hasRightType) : undefined;
  if (inside !== undefined)
    return inside.flatMap((one) => issueFindings({ ...one, path: [...issue.path, ...one.path] }, root, base));
  const value = at(root, issue.path);
  if (issue.code === "invalid_value" && value !== undefined) {
    return [
      {
        code: "ARGUMENT_VALUE",
        path,
        value,
        rule: `it must be ${wordsOf(issue.values)}`,
        remedy: "Use one of these values.",
      },
    ];
  }
  // Pulumi outputs are objects or functions.
  const isOutput = typeof value === "function" || (typeof value === "object" && value !== null);
  const expected = expectedBy(issue);
  return [
    {
      code: "ARGUMENT_TYPE",
      path: path === "" ? "the value" : path,
      ...given(value),
      rule: `it must be ${expected}`,
      remedy: isOutput
        ? `Use ${expected} that is available during a preview, not a Pulumi output.`
        : `Use ${expected}.`,
    },
  ];
}

/** Describes a value, unless the value is `undefined`. If a key exists without a value, the program did not omit the key. */
function shownIfDefined(value: unknown): Given {
  return value === undefined ? {} : given(value);
}

/** Whether a value has the type of one of a union's alternatives, so that the issues are about values inside it. */
function hasRightType(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.every(({ path }) => path.length > 0);
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return typeNames[issue.expected] ?? `a ${issue.expected}`;
  if (issue.code === "too_small") return `a number of ${issue.minimum} or more`;
  if (issue.code === "too_big") return `a number of ${issue.maximum} or less`;
  if (issue.code === "invalid_value") return `a value from this list: ${wordsOf(issue.values)}`;
  if (issue.code === "invalid_union" && issue.errors.every(isOfWrongType)) {
    return issue.errors.flatMap((issues) => issues.map(expectedBy)).join(" or ");
  }
  return "a value of another type";
}

/** Whether an alternative of a union rejects a value only because of the value's type. */
function isOfWrongType(issues: readonly z.core.$ZodIssue[]): boolean {
  return (
    issues.length === 1 && issues.every(({ code, path }) => code === "invalid_type" && path.length === 0)
  );
}

function wordsOf(values: readonly unknown[]): string {
  return enumerate(values.map(String), "or");
}

const typeNames: Readonly<Record<string, string>> = {
  array: "an array",
  object: "an object",
  record: "an object",
  int: "a whole number",
};

function at(root: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}
