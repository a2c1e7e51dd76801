export { run, type DriverCommand } from "./run";
export type { Step } from "./cluster/step";
export { verify } from "./verify/run-verify";
