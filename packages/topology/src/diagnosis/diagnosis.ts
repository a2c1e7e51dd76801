import type { DiagnosedHopCode, HopEvidence } from "../model/hops/hop-codes";
import type { HopObject } from "../model/hops/hop-object";
import { omitUndefined } from "../model/omit-undefined";

/** The state of a hop: its code, and the evidence that the code carries. */
export type Diagnosis = {
  readonly [Code in DiagnosedHopCode]: { readonly code: Code; readonly evidence: HopEvidence<Code> };
}[DiagnosedHopCode];

/** A diagnosis, and the object that it is about. By default, it is about the object of the hop. */
export type HopDiagnosis = Diagnosis & { readonly object?: HopObject };

/** A diagnosis with one of some codes. */
export type DiagnosisOf<Code extends DiagnosedHopCode> = Extract<Diagnosis, { readonly code: Code }>;

/** Creates a diagnosis. Optional evidence that is `undefined` is omitted. */
export function diagnosis<Code extends DiagnosedHopCode>(
  code: Code,
  evidence: HopEvidence<Code>,
): DiagnosisOf<Code> {
  return { code, evidence: omitUndefined(evidence) } as unknown as DiagnosisOf<Code>;
}
