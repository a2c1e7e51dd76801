import type { Finding } from "./finding";
import { valueAt } from "./value-at";

/**
 * Matches paths that consist of argument names and list indexes. Other keys in brackets, such as label keys, do not match. The program
 * chooses these keys, so they have no defaults.
 */
const namedArgument = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*|\[\d+\])*$/;

/**
 * Marks findings about arguments that a program omits. Planners cannot mark these findings, because a planner handles a default value like
 * a value from the program.
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
