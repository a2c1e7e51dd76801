/**
 * The command in a node, without its subcommand, that manages the images Kubernetes runs: containerd keeps them in a namespace of
 * their own.
 */
export const ctrImages: readonly string[] = ["ctr", "--namespace=k8s.io", "images"];
