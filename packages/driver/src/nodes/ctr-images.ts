/**
 * The start of a command in a node that manages the images of Kubernetes. containerd keeps them in the separate namespace `k8s.io`. The
 * subcommand follows.
 */
export const ctrImages: readonly string[] = ["ctr", "--namespace=k8s.io", "images"];
