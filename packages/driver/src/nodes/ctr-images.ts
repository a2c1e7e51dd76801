/**
 * The beginning of a `ctr` command that manages Kubernetes images on a node. containerd stores these images in the `k8s.io` namespace. The
 * caller appends the subcommand.
 */
export const ctrImages: readonly string[] = ["ctr", "--namespace=k8s.io", "images"];

/**
 * The beginning of a `ctr` command that exports images from a node. The caller appends the target and the names of the images.
 *
 * By default, `ctr` exports through containerd's transfer service. It can then exit with code 0 before it has written the end of the
 * archive. The reason is that `ctr` does not wait for the goroutine that copies the stream. With `--local`, `ctr` writes
 * the archive itself. containerd has this option since version 1.7.
 *
 * @see https://github.com/containerd/containerd/blob/v2.3.4/core/transfer/archive/exporter.go
 */
export const ctrExport: readonly string[] = [...ctrImages, "export", "--local"];
