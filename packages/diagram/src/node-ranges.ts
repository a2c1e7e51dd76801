const trailingNumber = /(?<!\d)\d+$/;

/**
 * Shortens a list of node names: a range replaces consecutive nodes that have the same role.
 *
 * @param names - the names that kind assigns to the nodes, in kind's order
 *
 * @example
 * ```ts
 * nodeRanges(["control-plane", "worker2", "worker3", "worker4"]); // ["control-plane", "worker2 to worker4"]
 * ```
 */
export function nodeRanges(names: readonly string[]): string[] {
  const ranges: { role: string; first: number; last: number }[] = [];
  for (const { role, number } of names.map(readName)) {
    const range = ranges.find((one) => one.role === role && one.last === number - 1);
    if (range === undefined) ranges.push({ role, first: number, last: number });
    else range.last = number;
  }
  return ranges.flatMap(({ role, first, last }) => {
    if (first === last) return [written(role, first)];
    const joint = last === first + 1 ? [written(role, last)] : [];
    return joint.length > 0
      ? [written(role, first), ...joint]
      : [`${written(role, first)} to ${written(role, last)}`];
  });
}

function readName(name: string): { role: string; number: number } {
  const number = trailingNumber.exec(name)?.[0] ?? "";
  return { role: name.slice(0, name.length - number.length), number: number === "" ? 1 : Number(number) };
}

/** Builds the node name for a role and a number. kind omits the number for the first node of each role. */
function written(role: string, number: number): string {
  return number === 1 ? role : `${role}${number}`;
}
