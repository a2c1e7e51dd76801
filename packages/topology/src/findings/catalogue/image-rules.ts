import type { Rule } from "./rule";

const kindReleases = { name: "kind", url: "https://github.com/kubernetes-sigs/kind/releases" };
const localRegistry = { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/local-registry/" };

/** Rules for node images, loaded images, the local registry and time limits. */
export const imageRules = {
  KUBERNETES_VERSION_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`kubernetesVersion` is not a version such as `1.36` or `1.36.4`.",
    cause: "Berth looks up a node image for this version. Other forms, such as `v1.36`, are not supported.",
    fix: "Write the version without `v`. For any other image, use `image`.",
  },
  KUBERNETES_VERSION_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "No known release of kind has a node image for `kubernetesVersion`.",
    cause:
      "Each release of kind publishes node images for a few versions of Kubernetes. Berth has a list of them.",
    fix: "Use a version that the error lists, or select an image with `image`.",
    source: kindReleases,
  },
  NODE_IMAGE_AND_VERSION: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`image` and `kubernetesVersion` are both set.",
    cause:
      "An image contains exactly one version of Kubernetes, so the two arguments can contradict each other.",
    fix: "Remove one of the two arguments.",
  },
  LOAD_IMAGE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An entry of `loadImages` is not a valid image name, or contains a digest.",
    cause:
      "Berth copies the image to the nodes under its tag. An image with a digest would have no name on the nodes.",
    fix: "Use the name that `docker image ls` shows, such as `shop/web:dev`.",
    source: { name: "OCI", url: "https://github.com/distribution/reference/blob/main/reference.go" },
  },
  REGISTRY_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`registry.name` is not a DNS label.",
    cause: "The nodes reach the registry by the name of its container.",
    fix: "Use lower-case letters, digits and `-`, such as `kind-registry`.",
    source: localRegistry,
  },
  REGISTRY_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The registry and a port mapping use the same host port, or the registry and the API server do.",
    cause: "Only one process can bind a host port.",
    fix: "Set another `hostPort` for one of them.",
    source: localRegistry,
  },
  TIMEOUT_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A timeout is not a duration of 1 second or more.",
    cause: "Pulumi durations consist of numbers with the units `h`, `m` and `s`.",
    fix: "Use a duration such as `15m`, `1h30m` or `90s`.",
    source: { name: "Pulumi", url: "https://www.pulumi.com/docs/iac/concepts/options/customtimeouts/" },
  },
} as const satisfies Record<string, Rule>;
