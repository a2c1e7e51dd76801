/**
 * Returns a node's Kubernetes minor version, or `undefined` if the version is not known. The version comes from the node image's tag, such
 * as `v1.36.3`. If `image` is not set, the version comes from `kubernetesVersion`.
 *
 * @param image - the node's `image`
 * @param kubernetesVersion - the Kubernetes version for nodes whose `image` is not set, such as `1.36`
 */
export function kubernetesMinor(image: string | undefined, kubernetesVersion?: string): number | undefined {
  const minor =
    image === undefined
      ? /^1\.(\d+)(\.|$)/.exec(kubernetesVersion ?? "")?.[1]
      : /:v1\.(\d+)\.\d[^/:@]*(@|$)/.exec(image)?.[1];
  return minor === undefined ? undefined : Number(minor);
}
