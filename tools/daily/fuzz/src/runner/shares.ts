/** A target that receives a share of the fuzz cases. */
interface WithShare {
  readonly share: number;
}

/**
 * Distributes cases to targets in proportion to their shares. Each target receives at least one case. If there are at least as
 * many cases as targets, the counts add up to the number of cases.
 */
export function sharesOf<T extends WithShare>(
  targets: readonly T[],
  cases: number,
): { readonly target: T; readonly count: number }[] {
  const total = targets.reduce((sum, { share }) => sum + share, 0);
  let [sharesBefore, before] = [0, 0];
  return targets.map((target, index) => {
    sharesBefore += target.share;
    // Each later target still needs one case.
    const most = cases - (targets.length - 1 - index);
    const after = Math.max(before + 1, Math.min(Math.round((cases * sharesBefore) / total), most));
    const count = after - before;
    before = after;
    return { target, count };
  });
}
