import { diagnosis, type Diagnosis } from "../diagnosis";
import type { ReplicaFailureFacts } from "./pod-facts";

/** Classifies why a Deployment or ReplicaSet cannot create pods, based on the API server's message. */
export function classifyReplicaFailure({ reason, message }: Omit<ReplicaFailureFacts, "owner">): Diagnosis {
  return diagnosis(codeOf(message), { reason, message });
}

/**
 * Whether other pods use nothing of a resource that exceeds the quota. The request alone then exceeds the quota. The message lists only
 * the exceeded resources: `exceeded quota: small, requested: pods=1, used: pods=0, limited: pods=0`.
 *
 * Source: `staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go` in github.com/kubernetes/kubernetes
 */
function isQuotaUnused(message: string): boolean {
  const [, used = ""] = /used: (.*?), limited:/i.exec(message) ?? [];
  return used.split(",").some((amount) => amount.trim().endsWith("=0"));
}

function codeOf(message: string) {
  if (/exceeded quota|failed quota/i.test(message))
    return isQuotaUnused(message) ? "POD_EXCEEDS_QUOTA" : "POD_OVER_QUOTA";
  const rejected =
    /violates PodSecurity|admission webhook .* denied|ValidatingAdmissionPolicy .* denied|is invalid:/is;
  return rejected.test(message) ? "POD_REJECTED" : "POD_NOT_CREATED";
}
