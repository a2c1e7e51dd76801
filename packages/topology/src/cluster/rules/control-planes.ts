import type { Finding } from "../../findings/finding";
import { NodeRole } from "../../model/node-record";
import type { CheckedCluster } from "./checked-cluster";

/**
 * Warns about an even number of control planes. etcd works only while more than half of its members work. A cluster with four members
 * tolerates one failure, just like a cluster with three members. The fourth member is only one more member that can fail.
 *
 * @see https://etcd.io/docs/v3.5/faq/#why-an-odd-number-of-cluster-members
 */
export function checkControlPlanes({ nodes }: CheckedCluster): Finding[] {
  const controlPlanes = nodes.filter(({ node }) => node.role === NodeRole.ControlPlane).length;
  if (controlPlanes === 0 || controlPlanes % 2 === 1) return [];
  const tolerated = controlPlanes / 2 - 1;
  return [
    {
      code: "CONTROL_PLANES_EVEN",
      path: "nodes",
      rule: `with ${controlPlanes} control planes, etcd tolerates ${tolerated === 1 ? "1 failure" : `${tolerated} failures`}, the same number as with ${controlPlanes - 1}`,
      remedy: `Use ${controlPlanes - 1} or ${controlPlanes + 1} control planes.`,
    },
  ];
}
