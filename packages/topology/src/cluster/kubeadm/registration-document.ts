import { NodeRole } from "../../model/node-record";

/** The `kind` of the kubeadm document in which a node registers with the cluster. */
export type RegistrationDocument = "InitConfiguration" | "JoinConfiguration";

/**
 * Returns the document in which each node registers: `InitConfiguration` on the first control plane, which runs `kubeadm init`, and
 * `JoinConfiguration` on all other nodes.
 *
 * @param roles - the roles of the cluster's nodes, in declaration order
 */
export function registrationDocuments(roles: readonly string[]): RegistrationDocument[] {
  const first = roles.indexOf(NodeRole.ControlPlane);
  return roles.map((_, index) => (index === first ? "InitConfiguration" : "JoinConfiguration"));
}
