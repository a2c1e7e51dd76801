import type { Finding } from "./finding";
import { valueAt } from "./value-at";

/**
 * Matches paths that consist of argument names and list indexes. The program chooses keys in brackets, such as label keys, so these keys
 * have no defaults.
 */
const namedArgument = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*|\[\d+\])*$/;

/**
 * Marks findings about arguments that a program omits. Planners cannot mark them, because they report default values in the same way as
 * values from the program.
 *
 * @param findings - findings whose paths refer to `args`
 * @param args - the program's arguments, of any type
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
