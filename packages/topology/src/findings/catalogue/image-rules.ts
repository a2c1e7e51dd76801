import type { Rule } from "./rule";

const kindReleases = { name: "kind", url: "https://github.com/kubernetes-sigs/kind/releases" };
const localRegistry = { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/local-registry/" };

/** Rules for node images, images that are loaded into nodes, and registries. */
export const imageRules = {
  KUBERNETES_VERSION_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A Kubernetes version is not of the form `1.36` or `1.36.4`.",
    remedy: "Write it so, without a `v`; for anything else use `image`.",
  },
  KUBERNETES_VERSION_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "None of the releases of kind that Berth knows has a node image of that version of Kubernetes.",
    remedy: "Use a version that the error lists, or name an image by `image`.",
    source: kindReleases,
  },
  NODE_IMAGE_AND_VERSION: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`image` and `kubernetesVersion` are both given, and an image holds one version of Kubernetes.",
    remedy: "Take one of the two out.",
  },
  LOAD_IMAGE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "What is to be brought to the nodes is no image that container engines take, or is named by its digest: it would have no name on the nodes.",
    remedy: "Name it as `docker image ls` does, such as `shop/web:dev`.",
    source: { name: "OCI", url: "https://github.com/distribution/reference/blob/main/reference.go" },
  },
  REGISTRY_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The nodes reach the registry by the name of its container, so it must be a DNS label.",
    remedy: "Use lower-case letters, digits and `-`, such as `kind-registry`.",
    source: localRegistry,
  },
  REGISTRY_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The registry's port on the host is that of a port mapping or of the API server.",
    remedy: "Give one of the two another hostPort.",
    source: localRegistry,
  },
  TIMEOUT_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "One of the cluster's `customTimeouts` is not a time of a second or more, as Pulumi writes it.",
    remedy: "Write it as `15m`, `1h30m` or `90s`.",
    source: { name: "Pulumi", url: "https://www.pulumi.com/docs/iac/concepts/options/customtimeouts/" },
  },
} as const satisfies Record<string, Rule>;
