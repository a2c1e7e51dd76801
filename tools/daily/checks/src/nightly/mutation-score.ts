import type { Outcome } from "../check";

/** The fields in Stryker's JSON report from which {@link mutationOutcome} counts mutants. */
export interface MutationReport {
  /** The mutated files. The keys are file paths relative to the repository root. */
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

/** A small change to the code, which Stryker tests. */
interface Mutant {
  /**
   * `Killed` or `Timeout` if the tests detected the mutant, and `Survived` or `NoCoverage` if not. Mutants with any other status do not
   * count.
   */
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}

const detected = ["Killed", "Timeout"];
const undetected = ["Survived", "NoCoverage"];

/**
 * Determines the outcome of a mutation test run. Each mutated file counts as one case. The case fails if the tests detect too few of the
 * file's mutants.
 *
 * @param report - Stryker's report, or `undefined` if Stryker did not write a report
 * @param lowest - the minimum percentage of a file's mutants that the tests must detect
 */
export function mutationOutcome(report: MutationReport | undefined, lowest: number): Outcome {
  const files = Object.entries(report?.files ?? {}).flatMap(([file, { mutants }]) => {
    const survivors = mutants.filter(({ status }) => undetected.includes(status));
    const killed = mutants.filter(({ status }) => detected.includes(status)).length;
    const all = killed + survivors.length;
    return all === 0 ? [] : [{ file, score: (100 * killed) / all, killed, all, survivors }];
  });
  // A run without mutants proves nothing.
  if (files.length === 0) return { passed: 0, failed: 1 };
  const failed = files.filter(({ score }) => score < lowest);
  return {
    passed: files.length - failed.length,
    failed: failed.length,
    failures: failed.map(({ file, score, survivors }) => ({
      test: file,
      reason: [
        `the tests detect ${score.toFixed(0)} % of the mutants. The lowest score is ${lowest} %. Not detected:`,
        ...survivors.map(describeMutant),
      ].join("\n"),
    })),
    output: files
      .map(
        ({ file, score, killed, all }) => `${score.toFixed(0).padStart(3)} %  ${killed} of ${all}  ${file}`,
      )
      .join("\n"),
  };
}

function describeMutant({ location, mutatorName, replacement = "" }: Mutant): string {
  return `line ${location.start.line}: ${mutatorName} ${replacement}`.trimEnd();
}
