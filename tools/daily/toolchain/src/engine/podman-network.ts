import { mustRun, run } from "../process/run";
import { clearLeftovers } from "./podman-leftovers";

/** A network on which kind's nodes are, in a Podman of our own. */
export interface PodmanNetwork {
  /** Its name, which is also that of its firewall rule. */
  readonly name: string;
  /** The environment that has podman use the right configuration. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Makes the network if it is not there, and lets pods of its nodes talk to each other.
 *
 * A Docker that has run on the machine leaves the firewall such that bridges are filtered and nothing is forwarded that no rule
 * allows. Podman's rules allow the nodes' addresses only, so that a node reaches a pod on another node and a pod does not
 * (source: netavark's chain NETAVARK_FORWARD; Docker's "packet filtering and firewalls").
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

/** Takes the firewall rule back, and removes the network unless a container is on it. */
export async function closeNetwork({ name, env }: PodmanNetwork): Promise<void> {
  await removeRules(name);
  // One that a container is on is left by podman.
  await mustRun("podman", ["network", "prune", "--force"], { env });
}

function forwardRule(name: string, bridge: string): string[] {
  const between = ["--in-interface", bridge, "--out-interface", bridge];
  return ["FORWARD", ...between, "--match", "comment", "--comment", name, "--jump", "ACCEPT"];
}

/** By their comment: the bridge of a network that was made again may be another. */
async function removeRules(name: string): Promise<void> {
  for (const bridge of ruleBridges(await mustRun("iptables", ["--wait", "--list-rules", "FORWARD"]), name)) {
    await mustRun("iptables", ["--wait", "--delete", ...forwardRule(name, bridge)]);
  }
}

/**
 * The bridges for which there is a rule of this name.
 *
 * @param rules - What `iptables --list-rules` prints.
 * @param name - The rules' comment.
 */
export function ruleBridges(rules: string, name: string): string[] {
  return rules
    .split("\n")
    .filter((rule) => rule.includes(`--comment ${name} `) || rule.includes(`--comment "${name}" `))
    .flatMap((rule) => / -i (\S+) /.exec(rule)?.[1] ?? []);
}
