import type { Source } from "../../../findings/catalogue/rule";
import type { EvidenceSpec } from "../evidence";
import type { HopKind } from "../hop-kind";
import type { ObjectKind } from "../hop-object";
import type { Heals, HopState } from "../hop-state";

/** The properties that every hop code has. Each text consists of Markdown sentences. */
interface HopCodeBase {
  /** The hops that the code belongs to. docs/hops.md describes the code in the first hop's section. */
  readonly hops: readonly [HopKind, ...HopKind[]];
  /** The state that the code describes. The first sentence summarizes the code. */
  readonly meaning: string;
  /** The reason for the state. */
  readonly cause: string;
  /** The change that fixes the problem. */
  readonly fix: string;
  /** The types of objects that the code can name. */
  readonly objects: readonly [ObjectKind, ...ObjectKind[]];
  /** The evidence fields that belong to the code. */
  readonly evidence: EvidenceSpec;
  /** Set if no diagnosis reports the code yet, because only an inspection of a whole cluster or of manifests can find it. */
  readonly reserved?: true;
  /** The documentation that the texts are based on. */
  readonly source?: Source;
}

/** A code for a hop that blocks requests. */
interface BlockCode extends HopCodeBase {
  readonly state: typeof HopState.Block;
  /** Whether the hop can recover without a change. */
  readonly heals: Heals;
}

/** A code for a hop that passes requests, or whose state is unknown. */
interface OtherCode extends HopCodeBase {
  readonly state: typeof HopState.Pass | typeof HopState.Unknown;
  readonly heals?: never;
}

/** A hop code in the catalogue. docs/hops.md has a section for each hop code. */
export type HopCodeEntry = BlockCode | OtherCode;
