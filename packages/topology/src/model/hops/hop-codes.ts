import { containerCodes } from "./codes/container-codes";
import { controllerCodes } from "./codes/controller-codes";
import type { HopCodeEntry } from "./codes/hop-code-entry";
import { hostCodes } from "./codes/host-codes";
import { imageCodes } from "./codes/image-codes";
import { nodeCodes } from "./codes/node-codes";
import { podCodes } from "./codes/pod-codes";
import { responseCodes } from "./codes/response-codes";
import { serviceCodes } from "./codes/service-codes";
import type { EvidenceOf } from "./evidence";

export type { HopCodeEntry } from "./codes/hop-code-entry";

/**
 * All hop codes. `npm run docs` generates docs/hops.md from this table, and a test fails if the document is not up to date. Hop codes and
 * rule codes never have the same name.
 */
export const hopCodes = {
  ...hostCodes,
  ...responseCodes,
  ...nodeCodes,
  ...controllerCodes,
  ...serviceCodes,
  ...podCodes,
  ...imageCodes,
  ...containerCodes,
} as const;

/** The code for a hop's state, such as `POD_ON_OTHER_NODE`. Codes do not change between releases. */
export type HopCode = keyof typeof hopCodes;

/** A hop code that a diagnosis reports. */
export type DiagnosedHopCode = {
  [Code in HopCode]: (typeof hopCodes)[Code] extends { readonly reserved: true } ? never : Code;
}[HopCode];

/** The evidence for a hop code. */
export type HopEvidence<Code extends HopCode> = EvidenceOf<(typeof hopCodes)[Code]["evidence"]>;

/** All hop codes, in catalogue order. */
export const hopCodeNames = Object.keys(hopCodes) as readonly HopCode[];

/** Returns a hop code's catalogue entry. */
export function hopCodeEntry(code: HopCode): HopCodeEntry {
  return hopCodes[code];
}

/** Whether a diagnosis reports a hop code. All other codes are reserved. */
export function isDiagnosed(code: HopCode): code is DiagnosedHopCode {
  return hopCodeEntry(code).reserved === undefined;
}
