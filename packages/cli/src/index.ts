export { cluster, type Step } from "./cluster/run-step";
