import type { Source } from "../../../findings/catalogue/rule";
import type { EvidenceSpec } from "../evidence";
import type { HopKind } from "../hop-kind";
import type { ObjectKind } from "../hop-object";
import type { Heals, HopState } from "../hop-state";

/** The properties of every hop code. Each text consists of sentences, in Markdown. */
interface HopCodeBase {
  /** The hops that the code belongs to. docs/hops.md describes the code in the section of the first one. */
  readonly hops: readonly [HopKind, ...HopKind[]];
  /** The state of the hop. The first sentence is the summary of the code. */
  readonly meaning: string;
  /** The reason for the state. */
  readonly cause: string;
  /** The necessary change. */
  readonly fix: string;
  /** The types of the object that the code names. */
  readonly objects: readonly [ObjectKind, ...ObjectKind[]];
  /** The evidence fields that the code carries. */
  readonly evidence: EvidenceSpec;
  /** Set if no diagnosis reports the code yet: only an inspection of a whole cluster or of manifests can find it. */
  readonly reserved?: true;
  /** The documentation that the facts come from. */
  readonly source?: Source;
}

/** A code of a hop that blocks. */
interface BlockCode extends HopCodeBase {
  readonly state: typeof HopState.Block;
  /** Whether the hop can recover without a change. */
  readonly heals: Heals;
}

/** A code of a hop that passes, or whose state is unknown. */
interface OtherCode extends HopCodeBase {
  readonly state: typeof HopState.Pass | typeof HopState.Unknown;
  readonly heals?: never;
}

/** A hop code of the catalogue, and a section of docs/hops.md. */
export type HopCodeEntry = BlockCode | OtherCode;
