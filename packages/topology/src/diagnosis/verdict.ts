import type { Hop } from "../model/route";

/** What a hop of a route is found to be on the live cluster. `unknown`: it cannot be told, which is not `block`. */
export interface Verdict {
  readonly hop: Hop["kind"];
  /** How the hop is called; see {@link hopName}. */
  readonly name: string;
  readonly verdict: "pass" | "block" | "unknown";
  /** What was seen: a clause without a full stop. */
  readonly evidence: string;
}

/** The first hop that blocks: what is behind it cannot be reached anyway. */
export function firstBlock(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.find(({ verdict }) => verdict === "block");
}

/** Verdicts as lines of a text, in the order of the route. */
export function renderVerdicts(verdicts: readonly Verdict[]): string[] {
  const width = Math.max(0, ...verdicts.map(({ verdict }) => verdict.length));
  return verdicts.map(
    ({ verdict, hop, name, evidence }) => `${verdict.padEnd(width)} ${hop} ${name}: ${evidence}`,
  );
}
