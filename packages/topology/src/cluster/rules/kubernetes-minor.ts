import type { NodePlan } from "../cluster-plan";
import type { CheckedCluster } from "./checked-cluster";

/**
 * The minor version of the Kubernetes 1 that a node runs: that of its own image's tag, as kind tags node images, else the
 * cluster's `kubernetesVersion`; `undefined` where neither says.
 */
export function minorOf({ image }: NodePlan, { kubernetesVersion }: CheckedCluster): number | undefined {
  const minor =
    image === undefined
      ? /^1\.(\d+)(\.|$)/.exec(kubernetesVersion ?? "")?.[1]
      : /:v1\.(\d+)\.\d+[^/:@]*(@|$)/.exec(image)?.[1];
  return minor === undefined ? undefined : Number(minor);
}
