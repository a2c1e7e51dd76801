import { rules, type Rule, type RuleCode } from "./rules";

/**
 * A value that can be displayed in a message. All values except `undefined` are allowed, because `undefined` means that the program omits
 * the argument.
 */
export type ShownValue = object | string | number | bigint | boolean | symbol | null;

/** The properties of every finding. */
interface FindingBase {
  /** The rule that is broken. Codes stay the same between releases. */
  readonly code: RuleCode;
  /** What to do, as one or more sentences. */
  readonly remedy: string;
}

/** A problem with an argument: a value in a program, a config file or a cluster record. */
export interface ArgumentFinding extends FindingBase {
  /** The path of the argument, such as `portMappings[1].hostPort`. */
  readonly path: string;
  /**
   * The value of the argument, or its default if {@link omitted} is set. Not set if the value does not help the reader, or if {@link rule}
   * already contains the value. The message then shows no value.
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

/** A problem with a running system: a container, node, image, volume, file, program, output or limit of the machine. */
export interface SystemFinding extends FindingBase {
  /** The object, such as `container "demo-worker"`. */
  readonly object: string;
  /** The state of the object as a predicate, such as `is gone` or `does not answer within 30 s`. */
  readonly state: string;
  /** Why the object is in this state, or why this state is a problem. A clause without a full stop. */
  readonly reason: string;
  readonly path?: never;
  readonly value?: never;
  readonly omitted?: never;
  readonly rule?: never;
}

/** A problem and its remedy. An argument finding has a `path`, and a system finding has an `object`. */
export type Finding = ArgumentFinding | SystemFinding;

/** The part of an {@link ArgumentFinding} that describes the value of an argument. */
export type Given = Pick<ArgumentFinding, "value" | "omitted">;

/**
 * Describes the value of an optional argument.
 *
 * @param value - the value in the program; `undefined` if the program omits the argument
 */
export function given(value: unknown): Given {
  return value === undefined ? { omitted: true } : { value };
}

/** Returns a copy of the finding with another path. A finding about a running system has no path and is returned unchanged. */
export function withPath(finding: Finding, change: (path: string) => string): Finding {
  return finding.object === undefined ? { ...finding, path: change(finding.path) } : finding;
}

/** Whether a finding is an error. Any other finding is a warning. */
export function isError({ code }: Pick<Finding, "code">): boolean {
  const rule: Rule = rules[code];
  return rule.severity === "error";
}
