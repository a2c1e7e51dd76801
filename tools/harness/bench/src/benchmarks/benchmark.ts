/** A benchmark's name, and what it measures. */
export interface BenchmarkSummary {
  /** The name on the command line, which is also the name of the report. */
  readonly name: string;
  /** A short description for the list of benchmarks. */
  readonly summary: string;
}

/** The options that benchmarks read. A benchmark ignores options that do not apply to it. */
export interface BenchmarkOptions {
  /** The number of rounds. Each peer is measured once in each round. */
  readonly rounds: number;
  /**
   * The numbers of apps.
   * @default the numbers that the benchmark defines
   */
  readonly apps?: readonly number[];
  /** Whether to also measure 500 apps on a cluster, which takes long. */
  readonly large: boolean;
  /** The folder for the report. */
  readonly output: string;
}

/** A benchmark that `npm run bench` can run. */
export interface Benchmark extends BenchmarkSummary {
  /**
   * Measures, and prints or writes the report.
   *
   * @throws Error if a measurement fails. The benchmark then writes no report.
   */
  run(options: BenchmarkOptions): Promise<void>;
}
