import type { HopCode } from "../model/hops/hop-codes";
import type { Evidence } from "../model/hops/evidence";
import type { HopObject } from "../model/hops/hop-object";
import type { Heals, HopState } from "../model/hops/hop-state";
import type { Hop } from "../model/route";

/** The state of one of a route's hops on the live cluster. */
export interface Verdict {
  readonly hop: Hop["kind"];
  /** The name of the hop (see {@link hopName}). */
  readonly name: string;
  readonly verdict: HopState;
  /** Whether the hop can recover on its own, without a change to the program or the cluster. Set only if the hop blocks requests. */
  readonly heals?: Heals;
  /** The code for the state. docs/hops.md describes each code. */
  readonly code: HopCode;
  /** The object that the verdict is about, such as one of the hop's pods. */
  readonly object: HopObject;
  /** The facts that support the code. The hop code catalogue lists the fields for each code. */
  readonly evidence: Evidence;
  /** The state as a clause without a full stop, rendered from the code, the object and the evidence. */
  readonly clause: string;
}

/** Formats verdicts as lines of text, in the order of the route. */
export function renderVerdicts(verdicts: readonly Verdict[]): string[] {
  const width = Math.max(0, ...verdicts.map(({ verdict }) => verdict.length));
  return verdicts.map(
    ({ verdict, hop, name, clause }) => `${verdict.padEnd(width)} ${hop} ${name}: ${clause}`,
  );
}
