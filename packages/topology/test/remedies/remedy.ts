import type { Finding } from "../../src/findings/finding";
import type { RuleCode } from "../../src/findings/rules";

/**
 * The remedies of a rule's example. The key is a part of the printed remedy, word by word. The value runs the planner with the example's
 * arguments after exactly this change.
 */
export type Remedies = Readonly<Record<string, () => readonly Finding[]>>;

/** The remedies of several rules. A rule without a mechanical remedy has the reason instead. */
export type RemediesOf<Codes extends RuleCode = RuleCode> = Partial<
  Readonly<Record<Codes, Remedies | string>>
>;
