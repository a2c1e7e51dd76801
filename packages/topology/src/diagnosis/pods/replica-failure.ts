import { diagnosis, type Diagnosis } from "../diagnosis";
import type { ReplicaFailureFacts } from "./pod-facts";

/** Classifies why a Deployment or ReplicaSet cannot create pods, based on the API server's message. */
export function classifyReplicaFailure({ reason, message }: Omit<ReplicaFailureFacts, "owner">): Diagnosis {
  return diagnosis(codeOf(message), { reason, message });
}

function codeOf(message: string) {
  if (/exceeded quota|failed quota/i.test(message)) return "POD_OVER_QUOTA";
  const rejected =
    /violates PodSecurity|admission webhook .* denied|ValidatingAdmissionPolicy .* denied|is invalid:/is;
  return rejected.test(message) ? "POD_REJECTED" : "POD_NOT_CREATED";
}
