import type { Benchmark } from "./benchmark";
import { firstAnswer } from "./first-answer";
import { planner } from "./planner";

/** All benchmarks, in the order of the list. */
export const benchmarks: readonly Benchmark[] = [planner, firstAnswer];
