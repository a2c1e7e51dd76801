/**
 * Cluster arguments that Berth passes to kind unchanged. Each argument has the same name as in a kind config.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/
 */
export interface KindArgs {
  /**
   * The cluster's network settings, such as the IP family, the subnets and the API server port.
   *
   * @default kind's defaults: IPv4, a free port on 127.0.0.1 for the API server, and kind's default CNI plugin
   */
  readonly networking?: NetworkingArgs | undefined;
  /**
   * The Kubernetes feature gates to set on all components.
   *
   * @default none
   *
   * @example
   * ```ts
   * { CSIMigration: true }
   * ```
   */
  readonly featureGates?: Readonly<Record<string, boolean>> | undefined;
  /**
   * The API groups and versions to enable or disable. kind passes these settings to the API server's `--runtime-config` flag.
   *
   * @default none
   *
   * @example
   * ```ts
   * { "api/alpha": "false" }
   * ```
   */
  readonly runtimeConfig?: Readonly<Record<string, string>> | undefined;
  /**
   * Merge patches for every node's kubeadm config. Each patch consists of YAML documents, and each document has a `kind`.
   *
   * @default none
   */
  readonly kubeadmConfigPatches?: readonly string[] | undefined;
  /**
   * JSON patches (RFC 6902) for every node's kubeadm config.
   *
   * @default none
   */
  readonly kubeadmConfigPatchesJSON6902?: readonly PatchJSON6902Args[] | undefined;
  /**
   * Merge patches for every node's containerd config, in TOML.
   *
   * @default none
   */
  readonly containerdConfigPatches?: readonly string[] | undefined;
  /**
   * JSON patches (RFC 6902) for every node's containerd config, in JSON.
   *
   * @default none
   */
  readonly containerdConfigPatchesJSON6902?: readonly string[] | undefined;
}

/**
 * A cluster's network settings. Each argument has the same name as in a kind config.
 *
 * @example
 * ```ts
 * { podSubnet: "10.244.0.0/16", disableDefaultCNI: true }
 * ```
 */
export interface NetworkingArgs {
  /**
   * The cluster's IP family: `ipv4`, `ipv6` or `dual`.
   *
   * @default "ipv4"
   */
  readonly ipFamily?: "ipv4" | "ipv6" | "dual" | undefined;
  /**
   * The API server's port on the host, 1 to 65535.
   *
   * @default a free port, which kind writes to the kubeconfig
   */
  readonly apiServerPort?: number | undefined;
  /**
   * The host address that the API server listens on.
   *
   * @default "127.0.0.1", or "::1" if the IP family is `ipv6`
   */
  readonly apiServerAddress?: string | undefined;
  /**
   * The IP address range for pods, in CIDR notation. If the IP family is `dual`, set an IPv4 range and an IPv6 range, separated by a comma.
   *
   * @default "10.244.0.0/16" for the IP family `ipv4`, "fd00:10:244::/56" for `ipv6`, and both ranges for `dual`
   */
  readonly podSubnet?: string | undefined;
  /**
   * The IP address range for Services, in CIDR notation. If the IP family is `dual`, set an IPv4 range and an IPv6 range, separated by a
   * comma.
   *
   * @default "10.96.0.0/16" for the IP family `ipv4`, "fd00:10:96::/112" for `ipv6`, and both ranges for `dual`
   */
  readonly serviceSubnet?: string | undefined;
  /**
   * Whether to disable kindnet, kind's default CNI plugin.
   *
   * @default false
   */
  readonly disableDefaultCNI?: boolean | undefined;
  /**
   * The kube-proxy mode: `iptables`, `nftables` or `ipvs`. The value `none` disables kube-proxy.
   *
   * @default "iptables"
   */
  readonly kubeProxyMode?: "iptables" | "nftables" | "ipvs" | "none" | undefined;
  /**
   * The nodes' DNS search domains.
   *
   * @default the container engine's search domains
   */
  readonly dnsSearch?: readonly string[] | undefined;
}

/**
 * A JSON patch (RFC 6902) for one kubeadm object. Each argument has the same name as in a kind config.
 *
 * @example
 * ```ts
 * { group: "kubeadm.k8s.io", version: "v1beta3", kind: "ClusterConfiguration", patch: "- op: add\n  path: /apiServer/…" }
 * ```
 */
export interface PatchJSON6902Args {
  /** The object's API group, such as `kubeadm.k8s.io`. */
  readonly group: string;
  /** The object's API version, such as `v1beta3`. */
  readonly version: string;
  /** The object's `kind`, such as `ClusterConfiguration`. */
  readonly kind: string;
  /** The patch: a list of operations, in YAML or JSON. */
  readonly patch: string;
}

/**
 * A host folder or file to mount into a node. Each argument has the same name as in a kind config.
 *
 * @example
 * ```ts
 * { hostPath: "./data", containerPath: "/data", readOnly: true }
 * ```
 */
export interface MountArgs {
  /** The path on the host. */
  readonly hostPath: string;
  /** The absolute path in the node. */
  readonly containerPath: string;
  /**
   * Whether the mount is read-only.
   *
   * @default false
   */
  readonly readOnly?: boolean | undefined;
  /**
   * Whether to relabel the mounted files for SELinux.
   *
   * @default false
   */
  readonly selinuxRelabel?: boolean | undefined;
  /**
   * The mount propagation: `None`, `HostToContainer` or `Bidirectional`.
   *
   * @default "None"
   */
  readonly propagation?: "None" | "HostToContainer" | "Bidirectional" | undefined;
}
