import type { TargetResult } from "./runner/fuzz";

/** The settings that reproduce a run. */
interface ReportedRun {
  readonly seed: number;
  readonly cases: number;
}

/** Formats a target's result as one line and, for each failure, the input and the command that repeats the failed case. */
export function resultText(
  { target, cases, seconds, failures }: TargetResult,
  { seed }: Pick<ReportedRun, "seed">,
): string {
  const line = `${target.padEnd(28)} ${String(cases).padStart(7)} cases  ${seconds.toFixed(1).padStart(6)} s`;
  return [
    failures.length === 0 ? line : `${line}  FAILED`,
    ...failures.map(({ kind, message, path, input }) =>
      [
        `  ${kind}: ${message.replaceAll("\n", "\n    ")}`,
        `  input: ${input}`,
        `  repeat: npm run fuzz -- --target ${target} --seed ${seed} --path ${path}`,
      ].join("\n"),
    ),
  ].join("\n");
}

/** Formats the last line of a run. */
export function summaryText(results: readonly TargetResult[], { seed, cases }: ReportedRun): string {
  const failures = results.reduce((sum, result) => sum + result.failures.length, 0);
  const ran = results.reduce((sum, result) => sum + result.cases, 0);
  return `${ran} of ${cases} cases ran on ${results.length} targets with seed ${seed}: ${failures === 0 ? "no failures" : `${failures} failed`}`;
}
