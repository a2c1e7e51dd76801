import { given, type Finding } from "../../findings/finding";
import { NodeRole } from "../../model/node-record";
import { isImageReference } from "../image-reference";
import { kubernetesMinor } from "../kubernetes-minor";
import type { DeclaredNode } from "../plan-nodes";
import type { CheckedCluster } from "./checked-cluster";

/** A kubelet may be at most this number of minor versions older than the API server. */
const oldestKubelet = 3;

/** Checks each node's image. Also checks that the Kubernetes versions in the image tags are compatible. */
export function checkNodeImages(cluster: CheckedCluster): Finding[] {
  return [...cluster.nodes.flatMap(checkReference), ...checkVersions(cluster)];
}

function checkReference({ path, node }: DeclaredNode): Finding[] {
  // If `image` is empty, kind uses its default image.
  if (node.image === undefined || node.image === "" || isImageReference(node.image)) return [];
  return [
    {
      code: "NODE_IMAGE_INVALID",
      path: `${path}.image`,
      value: node.image,
      rule: "a container engine accepts only `repository:tag` in lower case, optionally with a digest",
      remedy: "Use an image such as `kindest/node:v1.36.3`.",
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
        rule: `the node runs Kubernetes 1.${minor}, but the API server on node \`${apiServer.name}\` runs 1.${newest}`,
        remedy: `Use images with the same version. A kubelet must not be newer than the API server, and can be at most ${oldestKubelet} minor versions older.`,
      },
    ];
  });
}
