import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Target } from "../targets/target";
import type { Failure } from "./failure";
import { runCases, type Cases } from "./run-cases";
import { sharesOf } from "./shares";

/** The result of a target's cases. */
export interface TargetResult {
  readonly target: string;
  /** The number of cases that ran, including the failed ones. */
  readonly cases: number;
  readonly seconds: number;
  readonly failures: readonly Failure[];
}

/** The settings of a run. */
export interface FuzzArgs {
  /** The path of the module that exports the targets. */
  readonly module: string;
  readonly targets: readonly Pick<Target, "name" | "share" | "limit">[];
  /** The number of cases, which the targets share. */
  readonly cases: number;
  readonly seed: number;
  /**
   * The path of the first case.
   *
   * @default "0"
   */
  readonly path?: string;
  /**
   * The time limit for a case, in seconds. Overrides the limits of the targets.
   *
   * @default the limits of the targets
   */
  readonly limit?: number;
  /**
   * The number of failures after which a target's remaining cases do not run.
   *
   * @default 3
   */
  readonly mostFailures?: number;
  /**
   * A signal that ends the running case when it is aborted.
   *
   * @default none
   */
  readonly signal?: AbortSignal;
  /**
   * A function that is called when a target's cases have ended.
   *
   * @default none
   */
  readonly onResult?: (result: TargetResult) => void;
}

/** The memory limit for a case, in MB. */
export const memoryLimit = 512;
/** The default time limit for a case, in seconds. A busy machine also stays within this limit. */
const defaultLimit = 15;

/** Runs cases on each target, one target after the other. */
export async function fuzz(args: FuzzArgs): Promise<TargetResult[]> {
  const { module, targets, seed, path = "0", limit, mostFailures = 3, signal, onResult } = args;
  const scratch = await mkdtemp(join(tmpdir(), "berth-fuzz-"));
  const results: TargetResult[] = [];
  try {
    for (const { target, count } of sharesOf(targets, args.cases)) {
      const started = performance.now();
      const outcome = await runTarget(mostFailures, {
        module,
        seed,
        path,
        count,
        scratch,
        target: target.name,
        limit: limit ?? target.limit ?? defaultLimit,
        memory: memoryLimit,
        signal,
      });
      const result = { target: target.name, seconds: (performance.now() - started) / 1_000, ...outcome };
      results.push(result);
      onResult?.(result);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return results;
}

/** Runs a target's cases. After a failed case, continues with the next case. */
async function runTarget(
  mostFailures: number,
  cases: Cases,
): Promise<Pick<TargetResult, "cases" | "failures">> {
  const failures: Failure[] = [];
  const end = indexOf(cases.path) + cases.count;
  let path = cases.path;
  while (indexOf(path) < end && failures.length < mostFailures) {
    const failure = await runCases({ ...cases, path, count: end - indexOf(path) });
    if (failure === undefined) return { cases: cases.count, failures };
    failures.push(failure);
    path = String(indexOf(failure.path) + 1);
  }
  return { cases: cases.count - Math.max(0, end - indexOf(path)), failures };
}

function indexOf(path: string): number {
  return Number(path.split(":")[0]);
}
