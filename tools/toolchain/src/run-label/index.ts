export { claimRun, type Run } from "./claim";
export { RUN_LABEL } from "./record";
export { sweepDeadRuns, type SweptToolchain } from "./sweep";
