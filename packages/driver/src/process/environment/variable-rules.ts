/** A program that the driver runs. */
export type Program = "kind" | "docker" | "podman" | "nerdctl" | "kubectl";

/**
 * How the driver handles an environment variable when it runs a program.
 *
 * - `pass`: the program receives the user's value.
 * - `check`: the program receives the user's value. The driver refuses values that cannot work before it changes anything.
 * - `override`: only kind receives the variable, with the driver's value.
 * - `remove`: no program receives the variable.
 */
export type Decision = "pass" | "check" | "override" | "remove";

/** The driver's decision about environment variables that have the same effect. */
export interface VariableRule {
  /** The variables' names, in upper case. */
  readonly names: readonly string[];
  /** The programs that read the variables. */
  readonly readBy: readonly Program[];
  readonly decision: Decision;
  /** The reason for the decision, as one or more sentences. */
  readonly reason: string;
  /** The source code or documentation that shows who reads the variables. */
  readonly source: string;
}

const kind = "https://github.com/kubernetes-sigs/kind/blob/v0.33.0";
const docker = "https://github.com/docker/cli/blob/v29.7.2";
const podman = "https://github.com/containers/podman/blob/v5.8.2";
const nerdctl = "https://github.com/containerd/nerdctl/blob/main/docs";
const connection = "The user selects the engine. kind and the driver must use the same engine.";

/**
 * The environment variables that affect the programs that the driver runs: kind, a container engine, or kubectl. kind also passes its
 * environment to the engine's client. kubectl runs inside a node, and engines do not pass the host's variables to a node.
 *
 * The driver passes all other variables unchanged.
 */
export const variableRules: readonly VariableRule[] = [
  {
    names: ["KIND_CLUSTER_NAME"],
    readBy: ["kind"],
    decision: "remove",
    reason: "The Pulumi program sets the cluster name. The driver passes it with `--name`.",
    source: `${kind}/pkg/internal/cli/override.go`,
  },
  {
    names: ["KIND_EXPERIMENTAL_PROVIDER"],
    readBy: ["kind"],
    decision: "override",
    reason:
      "kind must use the engine that the driver has selected. The driver reads the user's value for this selection.",
    source: `${kind}/pkg/internal/runtime/runtime.go`,
  },
  {
    names: ["KUBECONFIG"],
    readBy: ["kind", "kubectl"],
    decision: "remove",
    reason: "kind must not change the user's files. The driver passes a temporary file with `--kubeconfig`.",
    source: `${kind}/pkg/cluster/internal/kubeconfig/internal/kubeconfig/paths.go`,
  },
  {
    names: ["KIND_EXPERIMENTAL_DOCKER_NETWORK"],
    readBy: ["kind"],
    decision: "check",
    reason:
      "The user chooses the node network for new clusters. Nodes need their own ports and each other's names.",
    source: `${kind}/pkg/cluster/internal/providers/docker/provider.go`,
  },
  {
    names: ["KIND_EXPERIMENTAL_PODMAN_NETWORK"],
    readBy: ["kind"],
    decision: "check",
    reason:
      "The user chooses the node network for new clusters. Nodes need their own ports and each other's names.",
    source: `${kind}/pkg/cluster/internal/providers/podman/provider.go`,
  },
  {
    names: ["KIND_EXPERIMENTAL_CONTAINERD_SNAPSHOTTER"],
    readBy: ["kind"],
    decision: "pass",
    reason:
      "The user chooses how nodes store images. Berth loads images in a way that does not depend on it.",
    source: `${kind}/pkg/cluster/internal/providers/docker/provision.go`,
  },
  {
    names: ["NOTIFY_SOCKET", "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES"],
    readBy: ["podman"],
    decision: "remove",
    reason:
      "They belong to the systemd service that runs Pulumi. Podman would pass them to containers that outlive the service.",
    source: `${podman}/pkg/specgen/generate/container_create.go`,
  },
  {
    names: ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"],
    readBy: ["kind", "docker", "podman", "nerdctl"],
    decision: "pass",
    reason:
      "Clients connect through proxies, and kind passes proxies to the nodes. The names can also be in lower case.",
    source: `${kind}/pkg/cluster/internal/providers/common/proxy.go`,
  },
  {
    names: [
      ...["DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_API_VERSION", "DOCKER_CERT_PATH", "DOCKER_TLS"],
      ...["DOCKER_TLS_VERIFY", "DOCKER_CUSTOM_HEADERS"],
    ],
    readBy: ["docker", "kind"],
    decision: "pass",
    reason: connection,
    source: `${docker}/vendor/github.com/moby/moby/client/envvars.go`,
  },
  {
    names: [
      "CONTAINER_HOST",
      "CONTAINER_CONNECTION",
      "CONTAINER_SSHKEY",
      "CONTAINER_PASSPHRASE",
      "CONTAINER_PROXY",
    ],
    readBy: ["podman"],
    decision: "pass",
    reason: connection,
    source: `${podman}/pkg/bindings/connection.go`,
  },
  {
    names: ["CONTAINERS_SSH_CONF", "SSH_AUTH_SOCK"],
    readBy: ["docker", "podman"],
    decision: "pass",
    reason: connection,
    source: `${podman}/vendor/go.podman.io/common/pkg/config/default.go`,
  },
  {
    names: ["CONTAINERD_ADDRESS", "CONTAINERD_NAMESPACE"],
    readBy: ["nerdctl"],
    decision: "pass",
    reason: connection,
    source: `${nerdctl}/config.md`,
  },
  {
    names: ["SSL_CERT_FILE", "SSL_CERT_DIR"],
    readBy: ["kind", "docker", "podman", "nerdctl"],
    decision: "pass",
    reason: "The user chooses the trusted certificate authorities.",
    source: "https://pkg.go.dev/crypto/x509#SystemCertPool",
  },
  {
    names: ["DOCKER_CONFIG", "DOCKER_AUTH_CONFIG"],
    readBy: ["docker", "kind", "nerdctl"],
    decision: "pass",
    reason: "The settings and credentials of a client belong to the user.",
    source: `${docker}/cli/config/config.go`,
  },
  {
    names: [
      ...[
        "CONTAINERS_CONF",
        "CONTAINERS_CONF_OVERRIDE",
        "CONTAINERS_REGISTRIES_CONF",
        "CONTAINERS_STORAGE_CONF",
      ],
      ...["CONTAINERS_POLICY_JSON", "CONTAINERS_HELPER_BINARY_DIR", "CONTAINERS_MACHINE_PROVIDER"],
      ...["PODMAN_CONNECTIONS_CONF", "PODMAN_SQLITE_BUSY_TIMEOUT", "REGISTRY_AUTH_FILE"],
      ...["STORAGE_DRIVER", "STORAGE_OPTS"],
    ],
    readBy: ["podman"],
    decision: "pass",
    reason: "The settings, credentials and storage of a client belong to the user.",
    source: `${podman}/docs/source/markdown/podman.1.md`,
  },
  {
    names: ["NERDCTL_TOML", "CONTAINERD_SNAPSHOTTER", "CNI_PATH", "NETCONFPATH"],
    readBy: ["nerdctl"],
    decision: "pass",
    reason: "The settings and storage of a client belong to the user.",
    source: `${nerdctl}/config.md`,
  },
  {
    names: ["DOCKER_DEFAULT_PLATFORM", "DOCKER_CONTENT_TRUST", "DOCKER_CONTENT_TRUST_SERVER"],
    readBy: ["docker"],
    decision: "pass",
    reason:
      "The user chooses which images the client pulls. This does not affect which cluster they belong to.",
    source: `${docker}/docs/reference/commandline/docker.md`,
  },
  {
    names: ["PODMAN_USERNS"],
    readBy: ["podman"],
    decision: "pass",
    reason:
      "Like the setting `userns` in `containers.conf`, it belongs to the user. Berth does not assume user IDs.",
    source: `${podman}/docs/source/markdown/options/userns.container.md`,
  },
  {
    names: [
      ...["HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "TMPDIR"],
      ...["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"],
    ],
    readBy: ["kind", "docker", "podman", "nerdctl"],
    decision: "pass",
    reason: "Clients read their settings from these folders and connect to the user's session.",
    source: `${podman}/docs/source/markdown/podman.1.md`,
  },
  {
    names: [
      ...["TERM", "NO_COLOR", "WT_SESSION", "TRAVIS", "HAS_JOSH_K_SEAL_OF_APPROVAL", "NORAW"],
      ...["DOCKER_CLI_HINTS", "DOCKER_CLI_HOOKS", "DOCKER_HIDE_LEGACY_COMMANDS"],
    ],
    readBy: ["kind", "docker"],
    decision: "pass",
    reason: "They affect only output in a terminal. The driver reads the output through pipes.",
    source: `${kind}/pkg/internal/env/term.go`,
  },
  {
    names: ["DEBUG", "GODEBUG", "OTEL_RESOURCE_ATTRIBUTES", "DOCKER_CLI_OTEL_EXPORTER_OTLP_ENDPOINT"],
    readBy: ["kind", "docker", "podman", "nerdctl"],
    decision: "pass",
    reason: "They help the user to diagnose a client, and do not affect containers.",
    source: `${docker}/cli/command/telemetry_docker.go`,
  },
];
