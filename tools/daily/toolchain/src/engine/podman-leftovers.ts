import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { mustRun, run } from "../process/run";

/**
 * The folder in which netavark, when it runs as root, stores the names of the containers in each network. aardvark-dns reads these names.
 */
const namesFolder = "/run/containers/networks/aardvark-dns";
/** The firewall chain in which netavark stores the rules for host ports. */
const hostPorts = "NETAVARK-HOSTPORT-DNAT";

/**
 * Removes leftovers from containers that were killed during creation. Podman does not track these leftovers:
 *
 * - DNS names that aardvark-dns still serves at the network's previous gateway address
 * - firewall rules that forward host ports to addresses that no container uses
 *
 * Call this function only if no container is connected to the network.
 *
 * @param network - The name of the network.
 */
export async function clearLeftovers(network: string): Promise<void> {
  await rm(join(namesFolder, network), { force: true });
  await haveNamesReadAgain();
  const listed = await run("iptables", ["--wait", "--table", "nat", "--list-rules", hostPorts]);
  // The chain exists only after a container has published a port.
  if (listed.code !== 0) return;
  const stale = staleRules(listed.stdout, network);
  // Delete the rules in reverse order, so that the positions of the remaining rules do not change.
  for (const { position } of stale.toReversed())
    await mustRun("iptables", ["--wait", "--table", "nat", "--delete", hostPorts, String(position)]);
  for (const chain of new Set(stale.map((rule) => rule.chain)))
    await mustRun("iptables", ["--wait", "--table", "nat", "--flush", chain]);
}

/** A firewall rule for a host port. */
interface HostPortRule {
  /** The position of the rule in the chain. The first position is 1. */
  readonly position: number;
  /** The chain that the rule jumps to. */
  readonly chain: string;
}

/**
 * Finds the firewall rules for host ports that a network's containers publish.
 *
 * @param rules - The output of `iptables --list-rules` for netavark's chain.
 */
export function staleRules(rules: string, network: string): HostPortRule[] {
  return rules
    .split("\n")
    .filter((rule) => rule.startsWith("-A "))
    .flatMap((rule, index) => {
      const chain = / -j (\S+)$/u.exec(rule.trim())?.[1];
      const isOurs = rule.includes(`"dnat name: ${network} id:`);
      return isOurs && chain !== undefined ? [{ position: index + 1, chain }] : [];
    });
}

/**
 * Sends SIGHUP to aardvark-dns. aardvark-dns then rereads its folder, and ends if no network remains (source: aardvark-dns,
 * src/server/serve.rs).
 */
async function haveNamesReadAgain(): Promise<void> {
  const pid = Number(await readFile(join(namesFolder, "aardvark.pid"), "utf8").catch(() => ""));
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  // The pid file may remain after the process ends, and another process may now have the same ID.
  if (command.includes("aardvark-dns")) process.kill(pid, "SIGHUP");
}
