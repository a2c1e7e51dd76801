import type { Rule } from "./rule";

/** Rules for images and resource limits of the machine. */
export const hostRules = {
  NODE_IMAGE_MISSING: {
    severity: "error",
    raisedBy: "up",
    meaning: "A node image is not on the engine and cannot be pulled.",
    remedy: "Correct its name, or bring it there and name it by `image` or BERTH_NODE_IMAGE.",
  },
  KUBERNETES_VERSION_NOT_OF_KIND: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "The installed release of kind has no node image of the `kubernetesVersion`, as far as Berth knows.",
    remedy: "Ask for one of its versions, install a kind that has yours, or name an image by `image`.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/releases" },
  },
  LOAD_IMAGE_MISSING: {
    severity: "error",
    raisedBy: "up",
    meaning: "An image of `loadImages` is not on the engine, and not on every node already.",
    remedy: "Build or pull it on the engine first, or take it out of `loadImages`.",
  },
  REGISTRY_DIFFERS: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "The container of the registry's name is there, and publishes something else than the registry would.",
    remedy: "Say so in `registry`, give the registry another name, or remove that container.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/local-registry/" },
  },
  STEP_TIMED_OUT: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "Creating, updating or deleting the cluster took longer than it may: fifteen minutes, or its `customTimeouts`.",
    remedy:
      "See what it was doing when it was ended, and give it more time by `customTimeouts` if that was only slow.",
  },
  DISK_FULL: {
    severity: "error",
    raisedBy: "up",
    meaning: "The engine's disk was full before the cluster was made; what was made of it is removed again.",
    remedy: "Free some, for example with `docker system prune`, and run `pulumi up` again.",
  },
  INOTIFY_LIMIT_LOW: {
    severity: "warning",
    raisedBy: "up",
    meaning: "The limit of inotify instances or watches may be too low for so many nodes.",
    remedy: "Raise it as kind's documentation says.",
    source: {
      name: "kind",
      url: "https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files",
    },
  },
  CGROUP_V1: {
    severity: "warning",
    raisedBy: "up",
    meaning:
      "The engine runs on cgroup v1, which Kubernetes gives up from 1.35 on. Berth tells the kubelet to accept it.",
    remedy: "Boot the machine with cgroup v2, or use Kubernetes 1.34.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/releases/tag/v0.31.0" },
  },
  DISK_SPACE_LOW: {
    severity: "warning",
    raisedBy: "up",
    meaning: "The disk of the engine may have too little room for the nodes.",
    remedy: "Free some, for example with `docker system prune`.",
  },
} as const satisfies Record<string, Rule>;
