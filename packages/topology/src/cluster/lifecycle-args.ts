import type { EngineName } from "../model/engine-name";

/** Arguments that control how Berth creates and maintains a cluster: engine, node image, local images, registry and adoption. */
export interface LifecycleArgs {
  /**
   * The container engine for the cluster: `docker`, `podman` or `nerdctl`.
   *
   * @default the engine in the environment variable KIND_EXPERIMENTAL_PROVIDER. If this variable is not set, Berth uses the first
   * engine that responds: docker, podman or nerdctl.
   */
  readonly engine?: EngineName | undefined;
  /**
   * The Kubernetes version for nodes whose `image` is not set: a minor version such as `1.36`, or a patch version such as `1.36.4`. Berth
   * uses the node image that the kind project built for the installed kind release, and pins this image by digest. You cannot combine this
   * argument with `image`.
   *
   * @default the Kubernetes version of the image in the environment variable BERTH_NODE_IMAGE. If this variable is not
   * set, kind uses the version of its default image.
   *
   * @see https://github.com/kubernetes-sigs/kind/releases
   */
  readonly kubernetesVersion?: string | undefined;
  /**
   * The image for all nodes whose own `image` is not set, with an optional digest. You cannot combine this argument with
   * `kubernetesVersion`.
   *
   * @default the image in the environment variable BERTH_NODE_IMAGE on the machine that creates the cluster. If this variable is not set,
   * kind uses its default image.
   */
  readonly image?: string | undefined;
  /**
   * Images to load into every node from the local container engine. After you rebuild an image, the next `pulumi up` loads the new image.
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
   * Whether to run a local container registry next to the cluster. You push images to the registry, and the nodes pull them by the same
   * name, such as `localhost:5001/shop:dev`. Berth configures the registry as kind's documentation describes. When you delete the cluster,
   * the registry remains.
   *
   * @default false
   *
   * @see https://kind.sigs.k8s.io/docs/user/local-registry/
   */
  readonly registry?: boolean | RegistryArgs | undefined;
  /**
   * Whether to adopt a running kind cluster that has the same name. No other stack may own this cluster, and its nodes and ports must match
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
   * The registry container's name, which must be a single DNS label. The nodes reach the registry by this name.
   *
   * @default "kind-registry"
   */
  readonly name?: string | undefined;
  /**
   * The registry's host port on 127.0.0.1, from 1 to 65535.
   *
   * @default 5001
   */
  readonly hostPort?: number | undefined;
}

/**
 * The timeouts for creating, updating and deleting a cluster, in Pulumi's format: `15m`, `1h30m`, `90s`.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/options/customtimeouts/
 */
export interface TimeoutArgs {
  /**
   * The timeout for creating the cluster.
   *
   * @default "15m"
   */
  readonly create?: string | undefined;
  /**
   * The timeout for updating the cluster.
   *
   * @default "15m"
   */
  readonly update?: string | undefined;
  /**
   * The timeout for deleting the cluster.
   *
   * @default "15m"
   */
  readonly delete?: string | undefined;
}
