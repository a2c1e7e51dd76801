/**
 * The result of a comparison with rivals:
 * - `won`: the process acquires the lock
 * - `lost`: another process holds the lock, or has priority. `holder` describes the process that holds the lock, or is empty.
 * - `undecided`: a rival has not yet withdrawn
 */
export type Judgement =
  | { readonly result: "won" }
  | { readonly result: "lost"; readonly holder: string }
  | { readonly result: "undecided" };

/**
 * Decides whether a process acquires a lock. A process that holds the lock always keeps it. Among processes that are still acquiring the
 * lock, the process whose file name comes first has priority. A process without priority withdraws, so that exactly one process remains.
 *
 * @param own - the name of this process's file
 * @param rivals - the descriptions of the other processes that listen, by file name. A process that does not hold the lock has an empty
 * description.
 */
export function judgeRivals(own: string, rivals: ReadonlyMap<string, string>): Judgement {
  const holder = [...rivals.values()].find((description) => description !== "");
  if (holder !== undefined) return { result: "lost", holder };
  if (rivals.size === 0) return { result: "won" };
  const hasPriority = [...rivals.keys()].every((rival) => own < rival);
  return hasPriority ? { result: "undecided" } : { result: "lost", holder: "" };
}
