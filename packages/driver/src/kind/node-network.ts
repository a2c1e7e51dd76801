import type { SystemFinding } from "@kind-berth/topology";
import type { Engine } from "../engine/engine";

/** The network to which kind connects its nodes, unless an environment variable names another network. */
const defaultNetwork = "kind";

/** The variable that names the node network of new clusters, by engine. kind has no such variable for other engines. */
const variables: Readonly<Record<string, string>> = {
  docker: "KIND_EXPERIMENTAL_DOCKER_NETWORK",
  podman: "KIND_EXPERIMENTAL_PODMAN_NETWORK",
};

/**
 * The networks on which a cluster cannot work, by engine. In some of them, containers have no ports of their own. In the others, a node
 * cannot resolve the names of other nodes.
 *
 * @see https://docs.docker.com/engine/network/drivers/bridge/ and
 * https://docs.podman.io/en/stable/markdown/podman-network.1.html for the default networks, which have no DNS
 */
const unusable: Readonly<Record<string, RegExp>> = {
  docker: /^(?:host|none|bridge|default|container:.*)$/,
  podman: /^(?:host|none|private|bridge|podman|slirp4netns|pasta|(?:container|ns|slirp4netns|pasta):.*)$/,
};

/** Returns the network to which kind connects the nodes of a new cluster. As in kind, an empty variable has no effect. */
export function nodeNetwork({ name }: Pick<Engine, "name">, env: NodeJS.ProcessEnv): string {
  const wanted = env[variables[name] ?? ""] ?? "";
  return wanted === "" ? defaultNetwork : wanted;
}

/** Returns a finding if an environment variable names a network on which a cluster cannot work. */
export function checkNodeNetwork(engine: Pick<Engine, "name">, env: NodeJS.ProcessEnv): SystemFinding[] {
  const network = nodeNetwork(engine, env);
  if (unusable[engine.name]?.test(network) !== true) return [];
  return [
    {
      code: "NODE_NETWORK_UNUSABLE",
      object: `environment variable ${variables[engine.name] ?? ""}`,
      state: `is ${JSON.stringify(network)}`,
      reason: `on this network of ${engine.name}, nodes have no ports of their own or cannot find other nodes by name`,
      remedy:
        "Unset the variable, or set it to the name of another network. kind creates the network if it does not exist.",
    },
  ];
}
