import type { Rule } from "./rule";

/** Rules for the machine's images and limits. */
export const hostRules = {
  NODE_IMAGE_MISSING: {
    severity: "error",
    raisedBy: "up",
    meaning: "The container engine does not have a node image, and cannot pull it.",
    cause: "The image name is wrong, or the machine cannot reach the registry.",
    fix: "Correct the name. If the machine cannot reach a registry, load the image and select it with `image` or `BERTH_NODE_IMAGE`.",
  },
  KUBERNETES_VERSION_NOT_OF_KIND: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "Berth's list of node images for the installed kind release does not contain the version in `kubernetesVersion`.",
    cause:
      "Each kind release publishes node images for a few Kubernetes versions. Berth contains a list of these images.",
    fix: "Use a version that the error message lists, install another kind release, or set `image`.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/releases" },
  },
  LOAD_IMAGE_MISSING: {
    severity: "error",
    raisedBy: "up",
    meaning: "An image in `loadImages` is missing from the engine and from at least one node.",
    cause: "Berth copies these images from the engine to the nodes. Berth does not pull or build them.",
    fix: "Build or pull the image with the engine, or remove it from `loadImages`.",
  },
  REGISTRY_DIFFERS: {
    severity: "error",
    raisedBy: "up",
    meaning: "A container with the registry's name exists, but it publishes a different port.",
    cause: "Images that you push to the registry's port would not reach this container.",
    fix: "Set `registry.hostPort` to the container's host port, choose another `registry.name`, or remove the container.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/local-registry/" },
  },
  STEP_TIMED_OUT: {
    severity: "error",
    raisedBy: "up",
    meaning: "Creating, updating or deleting the cluster took too long.",
    cause:
      "By default, the time limit for a step is 15 minutes. To change this limit, set the resource option `customTimeouts`.",
    fix: "Check the last action in the error message. If the machine is slow, increase the limit with `customTimeouts`.",
  },
  DISK_FULL: {
    severity: "error",
    raisedBy: "up",
    meaning: "The engine's disk became full while kind was creating the cluster.",
    cause: "kind reported `no space left on device`. Berth has removed the incomplete cluster.",
    fix: "Free disk space, for example with `docker system prune`, and run `pulumi up` again.",
  },
  INOTIFY_LIMIT_LOW: {
    severity: "warning",
    raisedBy: "up",
    meaning: "The kernel limit for inotify instances or watches may be too low for the nodes.",
    cause:
      "Each node uses inotify instances and watches. If the nodes exceed the limit, pods fail with `too many open files`.",
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
      "Since Kubernetes 1.35, the kubelet does not start on cgroup v1 by default. Berth configures the kubelet to start anyway.",
    fix: "Boot the machine with cgroup v2, or use Kubernetes 1.34.",
    source: { name: "kind", url: "https://github.com/kubernetes-sigs/kind/releases/tag/v0.31.0" },
  },
  DISK_SPACE_LOW: {
    severity: "warning",
    raisedBy: "up",
    meaning: "The engine's disk may have too little free space for the nodes.",
    cause: "A node needs about 1 GB of disk space before any app runs.",
    fix: "Free disk space, for example with `docker system prune`.",
  },
} as const satisfies Record<string, Rule>;
