import type { Finding } from "./finding";
import { valueAt } from "./value-at";

/** Paths of named arguments. Keys in brackets, such as labels, belong to the program and have no defaults. */
const namedArgument = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*|\[\d+\])*$/;

/**
 * Marks the arguments that a program omits, because planners report defaults and inferred values in the same way as values of the program.
 *
 * @param findings - with paths into `args`
 * @param args - the arguments of the program, of any type
 */
export function markOmitted(findings: readonly Finding[], args: unknown): Finding[] {
  return findings.map((finding) =>
    finding.value === undefined || !namedArgument.test(finding.path) || isWritten(finding.path, args)
      ? finding
      : { ...finding, omitted: true },
  );
}

function isWritten(path: string, args: unknown): boolean {
  const keys = path.match(/\w+/g) ?? [];
  return keys.reduce(valueAt, args) !== undefined;
}
