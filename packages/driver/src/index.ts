export { run, verify, type DriverCommand } from "./run";
export type { Step } from "./cluster/step";
