import type { Benchmark } from "./benchmark";
import { failedApp } from "./failed-app";
import { firstAnswer } from "./first-answer";
import { noOp } from "./no-op";
import { planner } from "./planner";
import { previewScale } from "./preview-scale";

/** All benchmarks, in the order of the list. */
export const benchmarks: readonly Benchmark[] = [planner, firstAnswer, failedApp, noOp, previewScale];
