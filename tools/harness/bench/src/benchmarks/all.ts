import type { Benchmark } from "./benchmark";
import { planner } from "./planner";

/** All benchmarks, in the order of the list. */
export const benchmarks: readonly Benchmark[] = [planner];
