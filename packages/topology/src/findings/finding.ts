import { rules, type Rule, type RuleCode } from "./rules";

/**
 * A value that a message can show. All values except `undefined` are allowed, because `undefined` means that the program omits the
 * argument.
 */
export type ShownValue = object | string | number | bigint | boolean | symbol | null;

/** The properties that every finding has. */
interface FindingBase {
  /** The code of the broken rule. Codes do not change between releases. */
  readonly code: RuleCode;
  /** Instructions for fixing the problem, as one or more sentences. */
  readonly remedy: string;
}

/** A problem with an argument: a value in a program, a config file or a cluster record. */
export interface ArgumentFinding extends FindingBase {
  /** The argument's path, such as `portMappings[1].hostPort`. */
  readonly path: string;
  /**
   * The argument's value, or the argument's default if {@link omitted} is set. Not set if {@link rule} already contains the value, or if
   * the value does not help the reader. Without this property, the message shows no value.
   */
  readonly value?: ShownValue;
  /** Set only if the program omits the argument. */
  readonly omitted?: true;
  /** Why the argument does not work, as a clause without a full stop. */
  readonly rule: string;
  readonly object?: never;
  readonly state?: never;
  readonly reason?: never;
}

/** A problem with a running system: a container, node, image, volume, file, program, output or machine limit. */
export interface SystemFinding extends FindingBase {
  /** The object that has the problem, such as `container "demo-worker"`. */
  readonly object: string;
  /** The object's state as a predicate, such as `is gone` or `does not answer within 30 s`. */
  readonly state: string;
  /** Why the object is in this state, or why this state is a problem, as a clause without a full stop. */
  readonly reason: string;
  readonly path?: never;
  readonly value?: never;
  readonly omitted?: never;
  readonly rule?: never;
}

/** A problem and its remedy. Argument findings have a `path`, and system findings have an `object`. */
export type Finding = ArgumentFinding | SystemFinding;

/** The part of an {@link ArgumentFinding} that describes the argument's value. */
export type Given = Pick<ArgumentFinding, "value" | "omitted">;

/**
 * Describes an optional argument's value.
 *
 * @param value - the value in the program; `undefined` if the program omits the argument
 */
export function given(value: unknown): Given {
  return value === undefined ? { omitted: true } : { value };
}

/** Returns a copy of the finding with a changed path. A finding about a running system is returned unchanged, because it has no path. */
export function withPath(finding: Finding, change: (path: string) => string): Finding {
  return finding.object === undefined ? { ...finding, path: change(finding.path) } : finding;
}

/** Whether a finding is an error. All other findings are warnings. */
export function isError({ code }: Pick<Finding, "code">): boolean {
  const rule: Rule = rules[code];
  return rule.severity === "error";
}
