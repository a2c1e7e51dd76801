import type { EngineName } from "../model/engine-name";

/** How a cluster is made and kept, beside what it looks like. */
export interface LifecycleArgs {
  /**
   * The container engine to make the cluster on: `docker`, `podman` or `nerdctl`.
   *
   * @default what KIND_EXPERIMENTAL_PROVIDER names, else the first that answers: docker, nerdctl, podman
   */
  readonly engine?: EngineName | undefined;
  /**
   * The Kubernetes of every node that has no image of its own: `1.36`, or one patch version such as `1.36.4`. The node image
   * is the one that the makers of kind built for the release of kind that is installed, pinned by digest. Not with `image`.
   *
   * @default that of the machine's BERTH_NODE_IMAGE, else of kind's own image
   *
   * @see https://github.com/kubernetes-sigs/kind/releases
   */
  readonly kubernetesVersion?: string | undefined;
  /**
   * The image of every node that has none of its own, with a digest if you like. Not with `kubernetesVersion`.
   *
   * @default the image that BERTH_NODE_IMAGE names on the machine that creates the cluster, else kind's own
   */
  readonly image?: string | undefined;
  /**
   * Images of the local engine that are brought to every node, and brought again when they were built anew.
   *
   * @default none
   *
   * @example
   * ```ts
   * ["shop/web:dev", "shop/api:dev"]
   * ```
   */
  readonly loadImages?: readonly string[] | undefined;
  /**
   * Whether a registry runs beside the cluster, that one pushes to and the nodes pull from under one name, such as
   * `localhost:5001/shop:dev`. It is the one of kind's documentation, and outlives the cluster.
   *
   * @default false
   *
   * @see https://kind.sigs.k8s.io/docs/user/local-registry/
   */
  readonly registry?: boolean | RegistryArgs | undefined;
  /**
   * Whether a running kind cluster of that name, which nobody has marked as theirs, is taken over once its nodes and ports
   * are found to be as planned.
   *
   * @default false
   */
  readonly adopt?: boolean | undefined;
}

/**
 * A registry beside the cluster.
 *
 * @example
 * ```ts
 * { name: "ctlptl-registry", hostPort: 5005 }
 * ```
 */
export interface RegistryArgs {
  /**
   * The name of its container: one DNS label, by which the nodes reach it.
   *
   * @default "kind-registry"
   */
  readonly name?: string | undefined;
  /**
   * Its port on 127.0.0.1 of the host, 1 to 65535.
   *
   * @default 5001
   */
  readonly hostPort?: number | undefined;
}

/**
 * How long each step in a cluster's life may take, as Pulumi writes times: `15m`, `1h30m`, `90s`.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/options/customtimeouts/
 */
export interface TimeoutArgs {
  /** @default "15m" */
  readonly create?: string | undefined;
  /** @default "15m" */
  readonly update?: string | undefined;
  /** @default "15m" */
  readonly delete?: string | undefined;
}
