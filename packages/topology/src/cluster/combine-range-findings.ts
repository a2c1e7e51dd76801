import type { Finding } from "../findings/finding";
import { valueAt } from "../findings/value-at";
import type { DeclaredPort } from "./plan-ports";

/**
 * Combines findings that repeat for the ports of a range. The result contains one finding for each argument of the range's entry and each
 * rule. This finding shows the argument as the program contains it.
 *
 * @param ports - all declared ports, including the ports of ranges
 */
export function combineRangeFindings(
  findings: readonly Finding[],
  ports: readonly DeclaredPort[],
): Finding[] {
  const ranges = new Map(ports.map(({ path, range }) => [path, range]));
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    // Findings that are not about a range get groups of their own.
    const key =
      rangeOf(finding, ranges) === undefined ? `${groups.size}` : `${finding.code} ${finding.path ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap((group) => combined(group, rangeOf(group[0], ranges)));
}

function rangeOf(
  finding: Finding | undefined,
  ranges: ReadonlyMap<string, DeclaredPort["range"]>,
): DeclaredPort["range"] {
  return ranges.get(finding?.path?.replace(/\.\w+(?:\[\d+\])?$/, "") ?? "");
}

function combined(group: readonly Finding[], range: DeclaredPort["range"]): Finding[] {
  const [first] = group;
  if (first?.path === undefined || range === undefined || group.length === 1) return [...group];
  const written = valueAt(range, first.path.split(".").pop() ?? "");
  const others = new Set(group.map(({ rule }) => rule)).size - 1;
  const more = others === 1 ? "1 more port" : `${others} more ports`;
  return [
    {
      ...first,
      ...(typeof written === "string" ? { value: written } : {}),
      rule: others === 0 ? first.rule : `${first.rule}; the same applies to ${more} of the range`,
    },
  ];
}
