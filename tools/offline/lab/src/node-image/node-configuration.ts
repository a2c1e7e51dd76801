/** The parts of an OCI runtime specification that kind changes for the pods of a node. */
interface RuntimeSpec {
  process: { rlimits?: unknown };
  hooks?: { createContainer?: { path: string }[] };
}

/**
 * containerd's default runtime specification as kind's base image changes it: a hook that gives each container its
 * product name, and no resource limits.
 *
 * @param spec - What `ctr oci spec` prints.
 * @returns The contents of `/etc/containerd/cri-base.json`, as the Dockerfile of kind's base image makes it.
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
 * The image of pod sandboxes.
 *
 * @param containerdConfig - The contents of containerd's `config.toml`, version 2, as kind ships it.
 * @throws Error where it names none.
 */
export function sandboxImage(containerdConfig: string): string {
  const found = /^\s*sandbox_image\s*=\s*"([^"]+)"/m.exec(containerdConfig);
  if (!found?.[1]) throw new Error("kind's containerd configuration names no sandbox_image.");
  return found[1];
}
