import type { Outcome } from "../check";

/** The fields in Stryker's JSON report from which {@link mutationOutcome} counts mutants. */
export interface MutationReport {
  /** The mutated files. The keys are file paths relative to the repository root. */
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

/** A small change to the code, which Stryker tests. */
interface Mutant {
  /**
   * `Killed` or `Timeout` if the tests detected the mutant. `Survived`, `NoCoverage` or, for mutants that a configuration or a comment excludes,
   * `Ignored` if not. Mutants with any other status, such as `CompileError`, do not count.
   */
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}

const detected = ["Killed", "Timeout"];
const undetected = ["Survived", "NoCoverage", "Ignored"];

/**
 * Determines the outcome of a mutation test run on a package. The package counts as one case, which fails if the tests detect too few mutants.
 *
 * @param name - the package's name
 * @param report - Stryker's report, or `undefined` if Stryker did not write a report
 * @param lowest - the minimum percentage of mutants that the tests must detect
 */
export function mutationOutcome(name: string, report: MutationReport | undefined, lowest: number): Outcome {
  const files = Object.entries(report?.files ?? {}).map(([file, { mutants }]) => ({
    file,
    killed: mutants.filter(({ status }) => detected.includes(status)).length,
    survivors: mutants.filter(({ status }) => undetected.includes(status)),
  }));
  const killed = sum(files.map((file) => file.killed));
  const all = killed + sum(files.map(({ survivors }) => survivors.length));
  // A run without mutants proves nothing.
  if (all === 0) return { passed: 0, failed: 1 };
  const score = (100 * killed) / all;
  const output = [
    scoreLine(name, killed, all),
    ...files.flatMap(({ file, killed: own, survivors }) => [
      scoreLine(file, own, own + survivors.length),
      ...survivors.map((mutant) => `       ${describeMutant(mutant)}`),
    ]),
  ].join("\n");
  if (score >= lowest) return { passed: 1, failed: 0, output };
  const reason = `the tests detect ${score.toFixed(0)} % of the mutants. The lowest score is ${lowest} %.`;
  return { passed: 0, failed: 1, failures: [{ test: name, reason }], output };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function scoreLine(name: string, killed: number, all: number): string {
  const score = all === 0 ? "  -" : ((100 * killed) / all).toFixed(0).padStart(3);
  return `${score} %  ${killed} of ${all}  ${name}`;
}

function describeMutant({ status, location, mutatorName, replacement = "" }: Mutant): string {
  return `line ${location.start.line}: ${status} ${mutatorName} ${replacement}`.trimEnd();
}
