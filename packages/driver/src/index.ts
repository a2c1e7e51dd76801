export { cluster, type Step } from "./cluster/run-step";
export { certificates, type CertificateStep } from "./certificates/run-step";
export { verify } from "./verify/run-verify";
