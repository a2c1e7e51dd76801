import { BerthError, type ClusterPlan } from "@berth/topology";
import type { Claim } from "./marks";

/**
 * The error for a cluster's name that is not this owner's to use.
 *
 * @param why - the other's claim; or, where there is none, whose the cluster is as the end of a sentence
 */
export function clusterExists(plan: ClusterPlan, why: Claim | string | undefined): BerthError {
  const { name } = plan;
  return new BerthError(`cluster "${name}"`, [
    {
      code: "CLUSTER_EXISTS",
      path: "name",
      value: name,
      rule: `a kind cluster of that name is already there, ${typeof why === "string" ? why : whose(why)}`,
      remedy:
        typeof why === "object"
          ? "Give the cluster another name, or destroy the other."
          : `Give the cluster another name, or delete the existing one with \`kind delete cluster --name ${name}\`.`,
    },
  ]);
}

function whose(claim: Claim | undefined): string {
  return claim === undefined
    ? "and Berth has not made it"
    : `and it belongs to ${claim.owner || "somebody else"}`;
}
