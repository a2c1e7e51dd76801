import { BerthError, type ClusterPlan } from "@kind-berth/topology";
import type { Ownership } from "./volume-labels";

/**
 * Creates the error for a cluster name that this owner cannot use.
 *
 * @param why - the other owner's {@link Ownership} if another owner owns the cluster name. If not, a clause that describes the existing
 * cluster, or `undefined` if Berth did not create it.
 */
export function clusterExists(plan: ClusterPlan, why: Ownership | string | undefined): BerthError {
  const { name } = plan;
  return new BerthError(`cluster "${name}"`, [
    {
      code: "CLUSTER_EXISTS",
      object: `kind cluster "${name}"`,
      state: "already exists",
      reason: typeof why === "string" ? why : ownerClause(why),
      remedy:
        typeof why === "object"
          ? "Use another cluster name, or destroy the existing cluster."
          : `Use another cluster name, or delete the existing cluster with \`kind delete cluster --name ${name}\`.`,
    },
  ]);
}

function ownerClause(ownership: Ownership | undefined): string {
  return ownership === undefined
    ? "Berth did not create it"
    : `it belongs to ${ownership.owner || "another stack"}`;
}
