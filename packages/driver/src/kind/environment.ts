/** A program that the driver runs. */
export type Program = "kind" | "docker" | "podman" | "nerdctl" | "kubectl";

/**
 * How the driver handles an environment variable when it runs kind. `pass` keeps the value, `override` sets another value, and `remove`
 * unsets the variable.
 */
export type Decision = "pass" | "override" | "remove";

/** The driver's decision about one environment variable. */
export interface VariableRule {
  /** The programs that read the variable. */
  readonly readBy: readonly Program[];
  readonly decision: Decision;
  /** The reason for the decision, as a sentence. */
  readonly reason: string;
}

const connection =
  "It selects the connection to the engine. kind must use the engine that the driver has found.";
const client =
  "It configures the client of the engine. The contexts, credentials and storage of the client belong to the user.";
const containers =
  "It is the user's setting for containers and images. It does not affect which cluster they belong to.";
const proxy = "kind passes proxies to the nodes, and clients pull images through proxies.";
const drawing = "kind draws its progress only in a terminal. The driver reads the progress through a pipe.";
const home =
  "Clients read their configuration from this folder. kind writes its kubeconfig to the file of `--kubeconfig` instead.";

function pass(readBy: readonly Program[], reason: string): VariableRule {
  return { readBy, decision: "pass", reason };
}

/**
 * The environment variables that affect the programs that the driver runs: kind, a container engine, or kubectl. The keys are the variable
 * names in upper case. The driver passes all other variables unchanged.
 *
 * Engines run with the driver's own environment, so the driver overrides and removes no variables for engines. The kubectl program runs
 * inside a node, and engines do not pass the host's variables to a node.
 *
 * @see https://github.com/kubernetes-sigs/kind/tree/v0.33.0 for the variables that kind reads (calls of `os.Getenv` and `os.LookupEnv` in
 * `pkg`)
 */
export const variableRules: Readonly<Record<string, VariableRule>> = {
  KIND_CLUSTER_NAME: {
    readBy: ["kind"],
    decision: "remove",
    reason:
      "kind prefers it to the name in its config. The driver passes the name in the plan with `--name`.",
  },
  KIND_EXPERIMENTAL_PROVIDER: {
    readBy: ["kind"],
    decision: "override",
    reason: "The driver has selected the engine. kind alone could select another engine.",
  },
  KUBECONFIG: {
    readBy: ["kind", "kubectl"],
    decision: "remove",
    reason:
      "It names the user's files, and kind must not write to them. The driver passes a temporary file with `--kubeconfig`.",
  },
  KIND_EXPERIMENTAL_DOCKER_NETWORK: pass(["kind"], "The user chooses the network of the nodes."),
  KIND_EXPERIMENTAL_PODMAN_NETWORK: pass(["kind"], "The user chooses the network of the nodes."),

  DOCKER_HOST: pass(["docker", "kind"], connection),
  DOCKER_CONTEXT: pass(["docker", "kind"], connection),
  DOCKER_API_VERSION: pass(["docker"], connection),
  DOCKER_CERT_PATH: pass(["docker"], connection),
  DOCKER_TLS: pass(["docker"], connection),
  DOCKER_TLS_VERIFY: pass(["docker"], connection),
  DOCKER_CUSTOM_HEADERS: pass(["docker"], connection),
  CONTAINER_HOST: pass(["podman"], connection),
  CONTAINER_CONNECTION: pass(["podman"], connection),
  CONTAINER_SSHKEY: pass(["podman"], connection),
  CONTAINER_PASSPHRASE: pass(["podman"], connection),
  SSH_AUTH_SOCK: pass(["docker", "podman"], connection),
  CONTAINERD_ADDRESS: pass(["nerdctl"], connection),
  CONTAINERD_NAMESPACE: pass(["nerdctl"], connection),
  XDG_RUNTIME_DIR: pass(["podman", "nerdctl"], connection),

  DOCKER_CONFIG: pass(["docker", "kind"], client),
  DOCKER_AUTH_CONFIG: pass(["docker"], client),
  CONTAINERS_CONF: pass(["podman"], client),
  CONTAINERS_CONF_OVERRIDE: pass(["podman"], client),
  CONTAINERS_REGISTRIES_CONF: pass(["podman"], client),
  CONTAINERS_STORAGE_CONF: pass(["podman"], client),
  PODMAN_CONNECTIONS_CONF: pass(["podman"], client),
  REGISTRY_AUTH_FILE: pass(["podman"], client),
  STORAGE_DRIVER: pass(["podman"], client),
  STORAGE_OPTS: pass(["podman"], client),
  NERDCTL_TOML: pass(["nerdctl"], client),
  XDG_CONFIG_HOME: pass(["podman", "nerdctl"], client),
  XDG_DATA_HOME: pass(["podman", "nerdctl"], client),
  TMPDIR: pass(["kind", "podman"], client),

  DOCKER_DEFAULT_PLATFORM: pass(["docker"], containers),
  DOCKER_CONTENT_TRUST: pass(["docker"], containers),
  DOCKER_CONTENT_TRUST_SERVER: pass(["docker"], containers),
  PODMAN_USERNS: pass(["podman"], containers),
  CONTAINERD_SNAPSHOTTER: pass(["nerdctl"], containers),
  CNI_PATH: pass(["nerdctl"], containers),
  NETCONFPATH: pass(["nerdctl"], containers),

  HTTP_PROXY: pass(["kind", "docker", "podman", "nerdctl"], proxy),
  HTTPS_PROXY: pass(["kind", "docker", "podman", "nerdctl"], proxy),
  ALL_PROXY: pass(["docker", "podman", "nerdctl"], proxy),
  NO_PROXY: pass(["kind", "docker", "podman", "nerdctl"], proxy),

  HOME: pass(["kind", "docker", "podman", "nerdctl"], home),
  USERPROFILE: pass(["kind", "docker"], home),
  HOMEDRIVE: pass(["kind"], home),
  HOMEPATH: pass(["kind"], home),
  TERM: pass(["kind"], drawing),
  NO_COLOR: pass(["kind"], drawing),
};

/**
 * Returns the environment for kind.
 *
 * @param env - the driver's environment; variable names in lower case also match, because proxy variables can be in lower case and Windows
 * ignores case
 * @param engine - the engine name to set in KIND_EXPERIMENTAL_PROVIDER
 */
export function kindEnvironment(env: NodeJS.ProcessEnv, engine: string): NodeJS.ProcessEnv {
  const passed = Object.entries(env).filter(
    ([name]) => (variableRules[name.toUpperCase()]?.decision ?? "pass") === "pass",
  );
  return { ...Object.fromEntries(passed), KIND_EXPERIMENTAL_PROVIDER: engine };
}
