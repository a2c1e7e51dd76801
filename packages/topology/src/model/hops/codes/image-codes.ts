import type { HopCodeEntry } from "./hop-code-entry";

/** Codes for images that the node cannot pull. */
export const imageCodes = {
  IMAGE_NOT_FOUND: {
    hops: ["pod", "ingressController"],
    state: "block",
    heals: "never",
    meaning: "The registry does not have the image.",
    cause: "The image name or tag is wrong, or the image was not pushed.",
    fix: "Correct the image name or tag, or push the image. To use a local image, add it to `loadImages`.",
    objects: ["Pod"],
    evidence: ["container", "image?", "reason", "message?"],
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff",
    },
  },
  IMAGE_NOT_AUTHORIZED: {
    hops: ["pod", "ingressController"],
    state: "block",
    heals: "never",
    meaning: "The registry denies access to the image.",
    cause:
      "The image is private, and the pod has no valid `imagePullSecrets`. Docker Hub reports the same error if a repository does not exist.",
    fix: "Correct the image name, or add a pull Secret. To use a local image, add it to `loadImages`.",
    objects: ["Pod"],
    evidence: ["container", "image?", "reason", "message?"],
    source: {
      name: "Kubernetes",
      url: "https://kubernetes.io/docs/concepts/containers/images/#using-a-private-registry",
    },
  },
  IMAGE_NAME_INVALID: {
    hops: ["pod", "ingressController"],
    state: "block",
    heals: "never",
    meaning: "The container's image reference is not valid.",
    cause:
      "The reference contains characters or parts that are not allowed, such as upper-case letters in the repository.",
    fix: "Correct the container's image reference.",
    objects: ["Pod"],
    evidence: ["container", "image?", "reason", "message?"],
  },
  IMAGE_NOT_ON_NODE: {
    hops: ["pod", "ingressController"],
    state: "block",
    heals: "never",
    meaning: "The image is not on the node, and the pull policy is `Never`.",
    cause: "The image was not loaded onto the pod's node.",
    fix: "Add the image to `loadImages`, load it with `kind load docker-image`, or change `imagePullPolicy`.",
    objects: ["Pod"],
    evidence: ["container", "image?", "reason", "message?"],
  },
  IMAGE_PULL_RATE_LIMITED: {
    hops: ["pod", "ingressController"],
    state: "block",
    heals: "may",
    meaning: "The registry rejects the pull because the rate limit is exceeded.",
    cause: "Too many images were pulled from the same IP address or with the same account in a short time.",
    fix: "Wait, log in to the registry, use a mirror, or load the image with `loadImages`.",
    objects: ["Pod"],
    evidence: ["container", "image?", "reason", "message?"],
  },
  REGISTRY_NOT_REACHED: {
    hops: ["pod", "ingressController"],
    state: "block",
    heals: "may",
    meaning: "The node cannot reach the registry.",
    cause:
      "The registry's name does not resolve, the network or a proxy blocks the node, or the registry itself fails.",
    fix: "Check the node's network and proxy settings. Or load the image with `loadImages`.",
    objects: ["Pod"],
    evidence: ["container", "image?", "reason", "message?"],
  },
  IMAGE_PULL_FAILED: {
    hops: ["pod", "ingressController"],
    state: "block",
    heals: "may",
    meaning: "The node cannot pull the image.",
    cause:
      "Kubernetes reports no reason that Berth recognizes. Older Kubernetes releases hide the reason while they wait for the next attempt.",
    fix: "Read the pod's events with `kubectl describe pod`.",
    objects: ["Pod"],
    evidence: ["container", "image?", "reason", "message?"],
  },
} as const satisfies Record<string, HopCodeEntry>;
