export { claimRun, type Run } from "./claim";
export { RUN_LABEL } from "./record";
export { enginesWithDeadRuns, sweepDeadRuns, type SweptToolchain } from "./sweep";
