export { cluster } from "./cluster/run-step";
export type { Step } from "./cluster/step";
export { certificates, type CertificateStep } from "./certificates/run-step";
export { verify } from "./verify/run-verify";
