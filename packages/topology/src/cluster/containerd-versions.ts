import { isVersion, pinnedNodeImages } from "./pinned-node-images";

/**
 * The containerd version in the node images of each kind release in {@link pinnedNodeImages}. The images of kind 0.30.0 contain an older
 * version than its release notes name.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.32.0/images/base/Dockerfile
 * @see https://github.com/kubernetes-sigs/kind/issues/4032
 */
const containerdOfKind: Readonly<Record<string, string>> = {
  "0.33.0": "2.3.4",
  "0.32.0": "2.3.1",
  "0.31.0": "2.2.0",
  "0.30.0": "2.1.3",
};

/** Matches a node image of the kind project. The groups are the Kubernetes version and the digest. */
const kindsImage = /^(?:docker\.io\/)?kindest\/node(?::v(?<version>[^@]+))?(?:@(?<digest>.+))?$/;

/**
 * Returns the containerd versions that a node can have. If more than one kind release has an image for the requested Kubernetes version,
 * the installed kind release determines the image, so there are several versions.
 *
 * @param image - the node's `image`; `undefined` or empty for kind's default image
 * @param kubernetesVersion - the Kubernetes version for nodes whose `image` is not set, such as `1.36`
 * @returns at least one version; `undefined` if the image is not known
 *
 * @example
 * ```ts
 * containerdVersions("kindest/node:v1.35.0"); // ["2.2.0"]
 * containerdVersions(undefined, "1.35"); // ["2.3.4", "2.3.1", "2.2.0"]
 * ```
 */
export function containerdVersions(
  image: string | undefined,
  kubernetesVersion?: string,
): readonly string[] | undefined {
  if (image === undefined || image === "")
    return kubernetesVersion === undefined
      ? undefined
      : ofReleases((version) => isVersion(version, kubernetesVersion));
  const { version: tag, digest } = kindsImage.exec(image)?.groups ?? {};
  return digest === undefined
    ? ofReleases((version) => version === tag)
    : ofReleases((_, pinned) => pinned === digest);
}

function ofReleases(has: (version: string, digest: string) => boolean): readonly string[] | undefined {
  const found = Object.entries(pinnedNodeImages)
    .filter(([, images]) => Object.entries(images).some(([version, digest]) => has(version, digest)))
    .flatMap(([kind]) => containerdOfKind[kind] ?? []);
  return found.length === 0 ? undefined : found;
}

/** Whether a containerd version precedes another version. Both have the form `2.2.0`. */
export function precedes(version: string, other: string): boolean {
  const [one, two] = [version, other].map((text) => text.split(".").map(Number));
  const index = (one ?? []).findIndex((part, at) => part !== two?.[at]);
  return index !== -1 && (one?.[index] ?? 0) < (two?.[index] ?? 0);
}
