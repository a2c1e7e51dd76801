import type { Finding } from "../../errors/finding";
import { NodeRole } from "../../record/node-record";
import type { DeclaredNode } from "../plan-nodes";
import type { CheckedCluster } from "./checked-cluster";
import { kubernetesMinor } from "./kubeadm-documents";

/** The parts of an image reference, as container engines read it. */
const host = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?`;
const component = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const tag = String.raw`[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}`;
const digest = String.raw`[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}`;
const reference = new RegExp(`^(?:${host}/)?${component}(?:/${component})*(?::${tag})?(?:@${digest})?$`);

/** How many minor versions a kubelet may be older than the API server. */
const oldestKubelet = 3;

/** Checks the images of the nodes: each for itself, and that the versions of Kubernetes in their tags go together. */
export function checkNodeImages({ nodes }: CheckedCluster): Finding[] {
  return [...nodes.flatMap(checkReference), ...checkVersions(nodes)];
}

/** @see https://github.com/distribution/reference/blob/main/reference.go */
function checkReference({ path, node }: DeclaredNode): Finding[] {
  // kind takes an empty text for its own image.
  if (node.image === undefined || node.image === "" || reference.test(node.image)) return [];
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
function checkVersions(nodes: readonly DeclaredNode[]): Finding[] {
  const apiServer = nodes.find(({ node }) => node.role === NodeRole.ControlPlane)?.node;
  const newest = kubernetesMinor(apiServer?.image);
  if (apiServer === undefined || newest === undefined) return [];
  return nodes.flatMap(({ path, node }): Finding[] => {
    const minor = kubernetesMinor(node.image);
    if (minor === undefined || (minor <= newest && minor >= newest - oldestKubelet)) return [];
    return [
      {
        code: "NODE_VERSIONS_APART",
        path: `${path}.image`,
        value: node.image,
        rule: `a kubelet may be as new as the API server, here 1.${newest} on node \`${apiServer.name}\`, and up to ${oldestKubelet} minor versions older`,
        remedy: "Use images of versions that go together, best of one.",
      },
    ];
  });
}
