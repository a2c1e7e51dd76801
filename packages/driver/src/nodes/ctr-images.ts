/**
 * The first arguments of a `ctr` command that manages Kubernetes' images on a node. containerd stores these images in the namespace
 * `k8s.io`. The caller appends the subcommand.
 */
export const ctrImages: readonly string[] = ["ctr", "--namespace=k8s.io", "images"];
