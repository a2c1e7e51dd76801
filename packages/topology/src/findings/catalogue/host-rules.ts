import type { Rule } from "./rule";

/** Rules for the machine's images and limits. */
export const hostRules = {
  NODE_IMAGE_MISSING: {
    severity: "error",
    raisedBy: "up",
    meaning: "A node image does not exist on the engine, and the engine cannot pull it.",
    cause: "The name is wrong, or the machine cannot reach the registry.",
    fix: "Correct the name. On a machine without a registry, load the image and select it with `image` or `BERTH_NODE_IMAGE`.",
  },
  KUBERNETES_VERSION_NOT_OF_KIND: {
    severity: "error",
    raisedBy: "up",
    meaning: "The installed release of kind has no known node image for `kubernetesVersion`.",
    cause:
      "Each release of kind publishes node images for a few versions of Kubernetes. Berth has a list of them.",
    fix: "Use a version that the error lists, install another release of kind, or select an image with `image`.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/releases" },
  },
  LOAD_IMAGE_MISSING: {
    severity: "error",
    raisedBy: "up",
    meaning: "An image in `loadImages` does not exist on the engine, and at least one node does not have it.",
    cause: "Berth copies these images from the engine to the nodes. It does not pull or build them.",
    fix: "Build or pull the image on the engine first, or remove it from `loadImages`.",
  },
  REGISTRY_DIFFERS: {
    severity: "error",
    raisedBy: "up",
    meaning: "A container with the name of the registry exists, but publishes another port.",
    cause: "Images that you push to the port of the registry would not arrive in this container.",
    fix: "Set `registry.hostPort` to the port of the container, choose another `registry.name`, or remove the container.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/local-registry/" },
  },
  STEP_TIMED_OUT: {
    severity: "error",
    raisedBy: "up",
    meaning: "Creating, updating or deleting the cluster took too long.",
    cause: "The time limit of a step is 15 minutes, or the value of the resource option `customTimeouts`.",
    fix: "Check the last action that the error shows. If the machine is slow, increase the limit with `customTimeouts`.",
  },
  DISK_FULL: {
    severity: "error",
    raisedBy: "up",
    meaning: "The disk of the engine became full while kind created the cluster.",
    cause: "kind reported `no space left on device`. Berth has removed the incomplete cluster.",
    fix: "Free disk space, for example with `docker system prune`, and run `pulumi up` again.",
  },
  INOTIFY_LIMIT_LOW: {
    severity: "warning",
    raisedBy: "up",
    meaning: "The kernel limit of inotify instances or watches may be too low for the nodes.",
    cause:
      "Each node uses inotify instances and watches. Above the limit, pods fail with `too many open files`.",
    fix: "Increase the limit as described in the kind documentation.",
    source: {
      name: "kind",
      url: "https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files",
    },
  },
  CGROUP_V1: {
    severity: "warning",
    raisedBy: "up",
    meaning: "The engine runs on cgroup v1.",
    cause:
      "From version 1.35 on, the kubelet does not start on cgroup v1 by default. Berth configures the kubelet to start on cgroup v1.",
    fix: "Boot the machine with cgroup v2, or use Kubernetes 1.34.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/releases/tag/v0.31.0" },
  },
  DISK_SPACE_LOW: {
    severity: "warning",
    raisedBy: "up",
    meaning: "The disk of the engine may have too little free space for the nodes.",
    cause: "A node needs about 1 GB of disk space before any app runs.",
    fix: "Free disk space, for example with `docker system prune`.",
  },
} as const satisfies Record<string, Rule>;
