export { claimRun, type Run } from "./claim";
export { RUN_LABEL } from "./record";
export { enginesWithDeadRuns, removeRun, sweepDeadRuns, type SweptToolchain } from "./sweep";
