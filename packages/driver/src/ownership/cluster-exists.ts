import { BerthError, type ClusterPlan } from "@kind-berth/topology";
import type { Ownership } from "./volume-labels";

/**
 * Creates the error for a cluster name that this owner cannot use.
 *
 * @param why - the other owner's {@link Ownership}, or a phrase that follows `already exists, `; `undefined` if Berth did not create the
 *   cluster
 */
export function clusterExists(plan: ClusterPlan, why: Ownership | string | undefined): BerthError {
  const { name } = plan;
  return new BerthError(`cluster "${name}"`, [
    {
      code: "CLUSTER_EXISTS",
      object: `kind cluster "${name}"`,
      state: `already exists, ${typeof why === "string" ? why : ownerClause(why)}`,
      reason: "Berth does not change or delete the existing cluster",
      remedy:
        typeof why === "object"
          ? "Use another cluster name, or destroy the existing cluster."
          : `Use another cluster name, or delete the existing cluster with \`kind delete cluster --name ${name}\`.`,
    },
  ]);
}

function ownerClause(ownership: Ownership | undefined): string {
  return ownership === undefined
    ? "but Berth did not create it"
    : `and belongs to ${ownership.owner || "another stack"}`;
}
