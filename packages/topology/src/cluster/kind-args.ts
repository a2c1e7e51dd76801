/**
 * Parts of a cluster that Berth hands to kind as they are, under kind's own names.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/
 */
export interface KindArgs {
  /**
   * The cluster's networks.
   *
   * @default kind's own: IPv4, a free port of 127.0.0.1 for the API server, kind's default CNI
   */
  readonly networking?: NetworkingArgs | undefined;
  /**
   * Kubernetes feature gates, for all components.
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
   * The API server's `--runtime-config`: API groups and versions to serve or not.
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
   * Merge patches for the kubeadm config of every node: YAML documents that name their `kind`.
   *
   * @default none
   */
  readonly kubeadmConfigPatches?: readonly string[] | undefined;
  /**
   * JSON patches (RFC 6902) for the kubeadm config of every node.
   *
   * @default none
   */
  readonly kubeadmConfigPatchesJSON6902?: readonly PatchJSON6902Args[] | undefined;
  /**
   * Merge patches for every node's containerd config: TOML.
   *
   * @default none
   */
  readonly containerdConfigPatches?: readonly string[] | undefined;
  /**
   * JSON patches (RFC 6902) for every node's containerd config: JSON texts.
   *
   * @default none
   */
  readonly containerdConfigPatchesJSON6902?: readonly string[] | undefined;
}

/**
 * The cluster's networks, under kind's own names.
 *
 * @example
 * ```ts
 * { podSubnet: "10.244.0.0/16", disableDefaultCNI: true }
 * ```
 */
export interface NetworkingArgs {
  /**
   * `ipv4`, `ipv6` or `dual`.
   *
   * @default "ipv4"
   */
  readonly ipFamily?: "ipv4" | "ipv6" | "dual" | undefined;
  /**
   * The API server's port on the host, 1 to 65535.
   *
   * @default a free one, which the kubeconfig names
   */
  readonly apiServerPort?: number | undefined;
  /**
   * The address on the host that the API server listens on.
   *
   * @default "127.0.0.1", or "::1" with the family `ipv6`
   */
  readonly apiServerAddress?: string | undefined;
  /**
   * The pods' addresses, in CIDR notation; two of them, with a comma, with the family `dual`.
   *
   * @default "10.244.0.0/16"
   */
  readonly podSubnet?: string | undefined;
  /**
   * The Services' addresses, in CIDR notation; two of them, with a comma, with the family `dual`.
   *
   * @default "10.96.0.0/16"
   */
  readonly serviceSubnet?: string | undefined;
  /**
   * Whether the cluster comes without kindnet, kind's own network plugin.
   *
   * @default false
   */
  readonly disableDefaultCNI?: boolean | undefined;
  /**
   * How kube-proxy forwards: `iptables`, `nftables`, `ipvs`, or `none` for no kube-proxy.
   *
   * @default "iptables"
   */
  readonly kubeProxyMode?: "iptables" | "nftables" | "ipvs" | "none" | undefined;
  /**
   * The nodes' DNS search domains.
   *
   * @default those of the container engine
   */
  readonly dnsSearch?: readonly string[] | undefined;
}

/**
 * A JSON patch (RFC 6902) for one kubeadm object, under kind's own names.
 *
 * @example
 * ```ts
 * { group: "kubeadm.k8s.io", version: "v1beta3", kind: "ClusterConfiguration", patch: "- op: add\n  path: /apiServer/…" }
 * ```
 */
export interface PatchJSON6902Args {
  /** The object's API group. */
  readonly group: string;
  /** The object's API version. */
  readonly version: string;
  /** The object's kind. */
  readonly kind: string;
  /** The patch: YAML or JSON, a list of operations. */
  readonly patch: string;
}

/**
 * A folder or file of the host in a node, under kind's own names.
 *
 * @example
 * ```ts
 * { hostPath: "./data", containerPath: "/data", readOnly: true }
 * ```
 */
export interface MountArgs {
  /** The path on the host. */
  readonly hostPath: string;
  /** The path in the node. */
  readonly containerPath: string;
  /** @default false */
  readonly readOnly?: boolean | undefined;
  /** @default false */
  readonly selinuxRelabel?: boolean | undefined;
  /**
   * `None`, `HostToContainer` or `Bidirectional`.
   *
   * @default "None"
   */
  readonly propagation?: "None" | "HostToContainer" | "Bidirectional" | undefined;
}
