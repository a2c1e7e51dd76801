/**
 * The beginning of a `ctr` command that manages Kubernetes images on a node. containerd stores these images in the `k8s.io` namespace. The
 * caller appends the subcommand.
 */
export const ctrImages: readonly string[] = ["ctr", "--namespace=k8s.io", "images"];

/**
 * The beginning of a `ctr` command that exports images from a node. The caller appends the target and the names of the images.
 *
 * By default, `ctr` exports through containerd's transfer service, and can exit with code 0 before it has written the end of the archive: it
 * does not wait for the goroutine that copies the stream (`ImageExportStream.MarshalAny` in containerd 2.3.4,
 * `core/transfer/archive/exporter.go`). With `--local` (containerd 1.7 or later), `ctr` writes the archive itself.
 */
export const ctrExport: readonly string[] = [...ctrImages, "export", "--local"];
