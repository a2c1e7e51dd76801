import { given, type Finding } from "../../findings/finding";
import { NodeRole } from "../../model/node-record";
import { isImageReference } from "../image-reference";
import { kubernetesMinor } from "../kubernetes-minor";
import type { DeclaredNode } from "../plan-nodes";
import type { CheckedCluster } from "./checked-cluster";

/** How many minor versions a kubelet may be older than the API server. */
const oldestKubelet = 3;

/** Checks the image of each node, and that the Kubernetes versions in the image tags are compatible. */
export function checkNodeImages(cluster: CheckedCluster): Finding[] {
  return [...cluster.nodes.flatMap(checkReference), ...checkVersions(cluster)];
}

function checkReference({ path, node }: DeclaredNode): Finding[] {
  // kind treats an empty text as its own image.
  if (node.image === undefined || node.image === "" || isImageReference(node.image)) return [];
  return [
    {
      code: "NODE_IMAGE_INVALID",
      path: `${path}.image`,
      value: node.image,
      rule: "container engines take no such image: `repository:tag` in lower case, with a digest or not",
      remedy: "Use one such as `kindest/node:v1.36.3`.",
    },
  ];
}

/** @see https://kubernetes.io/releases/version-skew-policy/#kubelet */
function checkVersions({ nodes, kubernetesVersion }: CheckedCluster): Finding[] {
  const apiServer = nodes.find(({ node }) => node.role === NodeRole.ControlPlane)?.node;
  const newest = apiServer && kubernetesMinor(apiServer.image, kubernetesVersion);
  if (apiServer === undefined || newest === undefined) return [];
  return nodes.flatMap(({ path, node }): Finding[] => {
    const minor = kubernetesMinor(node.image, kubernetesVersion);
    if (minor === undefined || (minor <= newest && minor >= newest - oldestKubelet)) return [];
    return [
      {
        code: "NODE_VERSIONS_APART",
        path: `${path}.image`,
        ...given(node.image),
        rule: `its Kubernetes is 1.${minor}, and a kubelet may be as new as the API server, here 1.${newest} on node \`${apiServer.name}\`, and up to ${oldestKubelet} minor versions older`,
        remedy: "Use images of versions that go together, best of one.",
      },
    ];
  });
}
