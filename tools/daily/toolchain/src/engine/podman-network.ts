import { mustRun, run } from "../process/run";
import { clearLeftovers } from "./podman-leftovers";

/** The network that kind's nodes use in a private Podman. */
export interface PodmanNetwork {
  /** The network's name, which is also the comment of the network's firewall rules. */
  readonly name: string;
  /** The environment variables with which podman uses the private configuration. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Creates the network if it does not exist, and allows traffic between pods on different nodes in the network.
 *
 * If Docker has run on the machine, the firewall also filters bridge traffic and drops all forwarded packets that no rule allows. Podman's
 * rules allow only the node addresses. Nodes can then reach pods on other nodes, but pods cannot (source: netavark's NETAVARK_FORWARD
 * chain; Docker's "packet filtering and firewalls").
 */
export async function openNetwork(network: PodmanNetwork): Promise<void> {
  const { name, env } = network;
  if ((await run("podman", ["network", "exists", name], { env })).code !== 0) {
    await clearLeftovers(name);
    await mustRun("podman", ["network", "create", "--driver", "bridge", "--ipv6", name], { env });
  }
  const bridge = await mustRun("podman", ["network", "inspect", "--format", "{{.NetworkInterface}}", name], {
    env,
  });
  await removeRules(name);
  await mustRun("iptables", ["--wait", "--insert", ...forwardRule(name, bridge.trim())]);
}

/** Removes the firewall rule. Also removes the network if no container is connected to it. */
export async function closeNetwork({ name, env }: PodmanNetwork): Promise<void> {
  await removeRules(name);
  // podman does not remove a network while a container is connected to it.
  await mustRun("podman", ["network", "prune", "--force"], { env });
}

function forwardRule(name: string, bridge: string): string[] {
  const between = ["--in-interface", bridge, "--out-interface", bridge];
  return ["FORWARD", ...between, "--match", "comment", "--comment", name, "--jump", "ACCEPT"];
}

/** Removes the network's rules. The function identifies them by their comment, because recreating the network changes the bridge. */
async function removeRules(name: string): Promise<void> {
  for (const bridge of ruleBridges(await mustRun("iptables", ["--wait", "--list-rules", "FORWARD"]), name)) {
    await mustRun("iptables", ["--wait", "--delete", ...forwardRule(name, bridge)]);
  }
}

/**
 * Returns the bridges that have a rule with this name.
 *
 * @param rules - The output of `iptables --list-rules`.
 * @param name - The rule name, which is in the comment of each rule.
 */
export function ruleBridges(rules: string, name: string): string[] {
  return rules
    .split("\n")
    .filter((rule) => rule.includes(`--comment ${name} `) || rule.includes(`--comment "${name}" `))
    .flatMap((rule) => / -i (\S+) /.exec(rule)?.[1] ?? []);
}
