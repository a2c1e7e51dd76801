import { createHash } from "node:crypto";

/** A package whose unit tests must detect changes to its sources. */
export interface MutatedPackage {
  /** The package's folder name in `packages`. */
  readonly name: string;
  /** The minimum percentage of the sample's mutants that the tests must detect. */
  readonly lowestScore: number;
  /** The number of source files in the sample. */
  readonly files: number;
}

/** The packages under mutation testing. A wrong decision of a planner breaks a host port, so its tests must detect more mutants. */
export const mutatedPackages: readonly MutatedPackage[] = [
  { name: "topology", lowestScore: 90, files: 16 },
  { name: "driver", lowestScore: 85, files: 6 },
  // Most of this package's tests load Pulumi's SDK, which takes several seconds for each test file. The sample is small for this reason.
  { name: "components", lowestScore: 85, files: 3 },
  { name: "cli", lowestScore: 85, files: 6 },
];

/**
 * Selects a sample of files. The same files and the same seed always result in the same sample.
 *
 * @param seed - any text, such as a date
 */
export function sampleFiles(files: readonly string[], count: number, seed: string): string[] {
  const rank = (file: string) => createHash("sha256").update(`${seed}\n${file}`).digest("hex");
  return files.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1)).slice(0, count);
}
