import type { Hop } from "../model/route";

/** The state of a hop of a route on the live cluster. `unknown` means that the hop could not be checked, so it may or may not block. */
export interface Verdict {
  readonly hop: Hop["kind"];
  /** The name of the hop, see {@link hopName}. */
  readonly name: string;
  readonly verdict: "pass" | "block" | "unknown";
  /** The observed state, as a clause without a full stop. */
  readonly evidence: string;
}

/** The first hop that blocks. The hops after it are unreachable. */
export function firstBlock(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.find(({ verdict }) => verdict === "block");
}

/** Formats verdicts as lines of text, in the order of the route. */
export function renderVerdicts(verdicts: readonly Verdict[]): string[] {
  const width = Math.max(0, ...verdicts.map(({ verdict }) => verdict.length));
  return verdicts.map(
    ({ verdict, hop, name, evidence }) => `${verdict.padEnd(width)} ${hop} ${name}: ${evidence}`,
  );
}
