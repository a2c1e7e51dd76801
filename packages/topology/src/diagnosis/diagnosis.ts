import type { DiagnosedHopCode, HopEvidence } from "../model/hops/hop-codes";
import type { HopObject } from "../model/hops/hop-object";
import { omitUndefined } from "../model/omit-undefined";

/** A hop's state: its code, and the evidence for this code. */
export type Diagnosis = {
  readonly [Code in DiagnosedHopCode]: { readonly code: Code; readonly evidence: HopEvidence<Code> };
}[DiagnosedHopCode];

/** A diagnosis, and the object that the diagnosis is about. By default, this is the hop's own object. */
export type HopDiagnosis = Diagnosis & { readonly object?: HopObject };

/** A diagnosis whose code is one of the given codes. */
export type DiagnosisOf<Code extends DiagnosedHopCode> = Extract<Diagnosis, { readonly code: Code }>;

/** Creates a diagnosis. Omits optional evidence that is `undefined`. */
export function diagnosis<Code extends DiagnosedHopCode>(
  code: Code,
  evidence: HopEvidence<Code>,
): DiagnosisOf<Code> {
  return { code, evidence: omitUndefined(evidence) } as unknown as DiagnosisOf<Code>;
}
