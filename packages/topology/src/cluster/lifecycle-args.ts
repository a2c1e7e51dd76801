import type { EngineName } from "../model/engine-name";

/** Arguments that control how a cluster is created and maintained: engine, node image, local images, registry, adoption. */
export interface LifecycleArgs {
  /**
   * The container engine for the cluster: `docker`, `podman` or `nerdctl`.
   *
   * @default the engine in the environment variable KIND_EXPERIMENTAL_PROVIDER. If this variable is not set, the first engine of docker,
   * podman and nerdctl that responds
   */
  readonly engine?: EngineName | undefined;
  /**
   * The Kubernetes version of the nodes: a minor version such as `1.36`, or a patch version such as `1.36.4`. This version applies to nodes
   * whose `image` is not set. Berth uses the node image that the kind project built for the installed kind release. Berth pins this image
   * by digest. You cannot combine this argument with `image`.
   *
   * @default the Kubernetes version of the image in the environment variable BERTH_NODE_IMAGE. If this variable is not set, the version of
   * kind's default image
   *
   * @see https://github.com/kubernetes-sigs/kind/releases
   */
  readonly kubernetesVersion?: string | undefined;
  /**
   * The image for all nodes whose own `image` is not set, optionally with a digest. You cannot combine this argument with
   * `kubernetesVersion`.
   *
   * @default the image in the environment variable BERTH_NODE_IMAGE on the machine that creates the cluster. If this variable is not set,
   * kind's default image
   */
  readonly image?: string | undefined;
  /**
   * Images of the local container engine to load into every node. If you rebuild an image, the next `pulumi up` loads the new image.
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
   * Whether to run a local container registry next to the cluster. You push images to the registry, and the nodes pull the images by the
   * same name, such as `localhost:5001/shop:dev`. Berth configures the registry as in kind's documentation. If you delete the cluster, the
   * registry remains.
   *
   * @default false
   *
   * @see https://kind.sigs.k8s.io/docs/user/local-registry/
   */
  readonly registry?: boolean | RegistryArgs | undefined;
  /**
   * Whether to adopt a running kind cluster with the same name. No other stack may own that cluster, and its nodes and ports must match
   * the plan.
   *
   * @default false
   */
  readonly adopt?: boolean | undefined;
}

/**
 * A local container registry next to the cluster.
 *
 * @example
 * ```ts
 * { name: "ctlptl-registry", hostPort: 5005 }
 * ```
 */
export interface RegistryArgs {
  /**
   * The container name of the registry, which must be one DNS label. The nodes reach the registry by this name.
   *
   * @default "kind-registry"
   */
  readonly name?: string | undefined;
  /**
   * The host port of the registry on 127.0.0.1, from 1 to 65535.
   *
   * @default 5001
   */
  readonly hostPort?: number | undefined;
}

/**
 * Timeouts to create, update and delete a cluster, in Pulumi's format: `15m`, `1h30m`, `90s`.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/options/customtimeouts/
 */
export interface TimeoutArgs {
  /**
   * The timeout to create the cluster.
   *
   * @default "15m"
   */
  readonly create?: string | undefined;
  /**
   * The timeout to update the cluster.
   *
   * @default "15m"
   */
  readonly update?: string | undefined;
  /**
   * The timeout to delete the cluster.
   *
   * @default "15m"
   */
  readonly delete?: string | undefined;
}
