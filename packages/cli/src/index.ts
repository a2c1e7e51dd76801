export { cluster, type Step } from "./cluster/run-step";
export { verify } from "./verify/run-verify";
