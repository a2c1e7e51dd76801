import { BerthError, type ClusterPlan } from "@kind-berth/topology";
import type { Ownership } from "./volume-labels";

/**
 * The error for a cluster's name that is not this owner's to use.
 *
 * @param why - the other's claim; or, without a claim, whose the cluster is, as a clause
 */
export function clusterExists(plan: ClusterPlan, why: Ownership | string | undefined): BerthError {
  const { name } = plan;
  return new BerthError(`cluster "${name}"`, [
    {
      code: "CLUSTER_EXISTS",
      object: `kind cluster "${name}"`,
      state: "already exists",
      reason: typeof why === "string" ? why : whose(why),
      remedy:
        typeof why === "object"
          ? "Give the cluster another name, or destroy the other."
          : `Give the cluster another name, or delete the existing one with \`kind delete cluster --name ${name}\`.`,
    },
  ]);
}

function whose(ownership: Ownership | undefined): string {
  return ownership === undefined
    ? "Berth did not create it"
    : `it belongs to ${ownership.owner || "another stack"}`;
}
