/**
 * Returns the minor version of Kubernetes 1 that a node runs, or `undefined` if it is not known. The version comes from the image tag, in
 * the form of kind's node images. If the node does not set `image`, `kubernetesVersion` sets its Kubernetes version.
 *
 * @param image - the node's own image
 * @param kubernetesVersion - the version of nodes without an image, such as `1.36`
 */
export function kubernetesMinor(image: string | undefined, kubernetesVersion?: string): number | undefined {
  const minor =
    image === undefined
      ? /^1\.(\d+)(\.|$)/.exec(kubernetesVersion ?? "")?.[1]
      : /:v1\.(\d+)\.\d+[^/:@]*(@|$)/.exec(image)?.[1];
  return minor === undefined ? undefined : Number(minor);
}
