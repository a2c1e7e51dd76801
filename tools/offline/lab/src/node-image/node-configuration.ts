/** The parts of an OCI runtime specification that kind changes for the pods of a node. */
interface RuntimeSpec {
  process: { rlimits?: unknown };
  hooks?: { createContainer?: { path: string }[] };
}

/**
 * Applies the changes of kind's base image to containerd's default runtime specification. A hook mounts product files into each container,
 * and there are no resource limits.
 *
 * @param spec - The output of `ctr oci spec`.
 * @returns The contents of `/etc/containerd/cri-base.json`, as in the Dockerfile of kind's base image.
 */
export function baseRuntimeSpec(spec: string): string {
  const parsed = JSON.parse(spec) as RuntimeSpec;
  delete parsed.process.rlimits;
  parsed.hooks = {
    ...parsed.hooks,
    createContainer: [...(parsed.hooks?.createContainer ?? []), { path: "/kind/bin/mount-product-files.sh" }],
  };
  return JSON.stringify(parsed);
}

/**
 * Returns the name of the image that containerd uses for pod sandboxes.
 *
 * @param containerdConfig - The contents of kind's `config.toml` for containerd, version 2.
 * @throws Error if the contents name no sandbox image.
 */
export function sandboxImage(containerdConfig: string): string {
  const found = /^\s*sandbox_image\s*=\s*"([^"]+)"/m.exec(containerdConfig);
  if (!found?.[1]) throw new Error("kind's containerd configuration contains no sandbox_image.");
  return found[1];
}
