export { cluster, type Step } from "./cluster/run-step";
export { certificates, type CertificateStep } from "./certificates/run-step";
