/**
 * The minor version of the Kubernetes 1 that a node runs: that of its image's tag, as kind tags node images, else that of the
 * cluster's `kubernetesVersion`; `undefined` where neither says.
 *
 * @param image - the node's own
 * @param kubernetesVersion - what nodes without one run, such as `1.36`
 */
export function kubernetesMinor(image: string | undefined, kubernetesVersion?: string): number | undefined {
  const minor =
    image === undefined
      ? /^1\.(\d+)(\.|$)/.exec(kubernetesVersion ?? "")?.[1]
      : /:v1\.(\d+)\.\d+[^/:@]*(@|$)/.exec(image)?.[1];
  return minor === undefined ? undefined : Number(minor);
}
