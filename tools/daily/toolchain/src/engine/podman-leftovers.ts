import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { mustRun, run } from "../process/run";

/** Where netavark has aardvark-dns find the names of every network's containers, for root. */
const namesFolder = "/run/containers/networks/aardvark-dns";
/** netavark's chain of the rules for host ports. */
const hostPorts = "NETAVARK-HOSTPORT-DNAT";

/**
 * Clears what containers have left that were killed while Podman made them: names by which aardvark-dns goes on answering at the gateway
 * that the network had, and rules that lead host ports to addresses that nobody has. Podman knows nothing of them.
 *
 * Only where no container is on the network.
 *
 * @param network - its name
 */
export async function clearLeftovers(network: string): Promise<void> {
  await rm(join(namesFolder, network), { force: true });
  await haveNamesReadAgain();
  const listed = await run("iptables", ["--wait", "--table", "nat", "--list-rules", hostPorts]);
  // Where no container has published a port yet there is no such chain.
  if (listed.code !== 0) return;
  const stale = staleRules(listed.stdout, network);
  // From the last one on, so that the positions of those before it stay.
  for (const { position } of stale.toReversed())
    await mustRun("iptables", ["--wait", "--table", "nat", "--delete", hostPorts, String(position)]);
  for (const chain of new Set(stale.map((rule) => rule.chain)))
    await mustRun("iptables", ["--wait", "--table", "nat", "--flush", chain]);
}

/** A rule for a host port. */
interface HostPortRule {
  /** Which of the chain's rules it is, from 1. */
  readonly position: number;
  /** The chain that it leads to. */
  readonly chain: string;
}

/**
 * The rules for host ports of a network's containers.
 *
 * @param rules - what `iptables --list-rules` prints of netavark's chain
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

/** aardvark-dns reads its folder again at SIGHUP, and ends where there is no network left (source: aardvark-dns, src/server/serve.rs). */
async function haveNamesReadAgain(): Promise<void> {
  const pid = Number(await readFile(join(namesFolder, "aardvark.pid"), "utf8").catch(() => ""));
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  // The file outlives the process, and its number may be another's by now.
  if (command.includes("aardvark-dns")) process.kill(pid, "SIGHUP");
}
