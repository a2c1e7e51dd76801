import type { Rule } from "./rule";

const kindReleases = { name: "kind", url: "https://github.com/kubernetes-sigs/kind/releases" };
const localRegistry = { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/local-registry/" };
const containerdMirrors = {
  name: "containerd",
  url: "https://github.com/containerd/containerd/issues/12612",
};

/** Rules for node images, loaded images, the local registry and time limits. */
export const imageRules = {
  KUBERNETES_VERSION_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`kubernetesVersion` does not have the form `1.36` or `1.36.4`.",
    cause: "Berth uses `kubernetesVersion` to select a node image, and supports only these two forms.",
    fix: "Write the version without `v`. To use any other image, set `image`.",
  },
  KUBERNETES_VERSION_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "No kind release that Berth supports has a node image for the version in `kubernetesVersion`.",
    cause:
      "Each kind release publishes node images for a few Kubernetes versions. Berth contains a list of these images.",
    fix: "Use a version that the error message lists, or set `image`.",
    source: kindReleases,
  },
  NODE_IMAGE_AND_VERSION: {
    severity: "error",
    raisedBy: "preview",
    meaning: "Both `image` and `kubernetesVersion` are set.",
    cause:
      "An image contains exactly one Kubernetes version, so the two arguments can contradict each other.",
    fix: "Remove one of the two arguments.",
  },
  LOAD_IMAGE_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An entry in `loadImages` is not a valid image name, or contains a digest.",
    cause:
      "Berth copies the image to the nodes under its tag. With a digest instead of a tag, the image would have no name on the nodes.",
    fix: "Use the name that `docker image ls` shows, such as `shop/web:dev`.",
    source: { name: "OCI", url: "https://github.com/distribution/reference/blob/main/reference.go" },
  },
  REGISTRY_NAME_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "`registry.name` is not a DNS label.",
    cause: "The nodes reach the registry by its container name.",
    fix: "Use lower-case letters, digits and `-`, such as `kind-registry`.",
    source: localRegistry,
  },
  REGISTRY_PORT_TAKEN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The registry uses the same host port as a port mapping or the API server.",
    cause: "Only one process can bind a host port.",
    fix: "Set another host port for the registry, the port mapping or the API server.",
    source: localRegistry,
  },
  REGISTRY_MIRRORS_REJECTED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A containerd patch sets registry mirrors, and the nodes would never become Ready.",
    cause:
      "containerd does not start its CRI plugin if `mirrors` and `config_path` are both set. containerd 2.2.0 and 2.2.1 set `config_path` by default, also beside `mirrors`. The node images of kind 0.31 contain containerd 2.2.0.",
    fix: "For a local registry, set `registry`. For other registries, create a `hosts.toml` file for each registry in `/etc/containerd/certs.d` on each node, for example with `extraMounts`.",
    source: containerdMirrors,
  },
  REGISTRY_MIRRORS_DEPRECATED: {
    severity: "warning",
    raisedBy: "preview",
    meaning:
      "A containerd patch sets registry mirrors, and Berth does not know the containerd version of the nodes.",
    cause:
      "containerd 2.2.0 and 2.2.1 do not start with `mirrors`. Other versions start, but `mirrors` is deprecated. The node image determines the version. Without `image` and `kubernetesVersion`, the installed kind release determines the node image.",
    fix: "Set `registry` or create `hosts.toml` files, as for `REGISTRY_MIRRORS_REJECTED`. To keep `mirrors`, set `image` to an image of kind 0.32 or later.",
    source: containerdMirrors,
  },
  REGISTRY_TLS_UNREAD: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "A containerd patch sets TLS options of a registry, which containerd ignores.",
    cause:
      "containerd 2.0 and later do not read `tls` in `registry.configs`. kind uses containerd 2.0 or later since kind 0.27.",
    fix: "Set the TLS options in a `hosts.toml` file in `/etc/containerd/certs.d` on each node.",
    source: {
      name: "containerd",
      url: "https://github.com/containerd/containerd/blob/main/docs/hosts.md",
    },
  },
  REGISTRY_UNREAD: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "The nodes cannot pull images from the local registry, because containerd does not read the registry's file.",
    cause:
      "Berth configures the local registry with a file in `/etc/containerd/certs.d`. containerd ignores this folder if a patch sets `mirrors`, or sets `config_path` to another folder. containerd before 2.2.0 reads the folder only if `config_path` is set.",
    fix: "Remove `mirrors` from the patch, set `config_path` to `/etc/containerd/certs.d`, or use a node image of kind 0.31 or later.",
    source: localRegistry,
  },
  TIMEOUT_INVALID: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A timeout is not a valid duration, or is shorter than 1 second.",
    cause: "A Pulumi duration consists of numbers with the units `h`, `m` and `s`.",
    fix: "Use a duration such as `15m`, `1h30m` or `90s`.",
    source: { name: "Pulumi", url: "https://www.pulumi.com/docs/iac/concepts/options/customtimeouts/" },
  },
} as const satisfies Record<string, Rule>;
