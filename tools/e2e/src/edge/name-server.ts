import { Resolver } from "node:dns/promises";

/** A name that the DNS server of every cluster knows, and the address that kind's default service subnet gives it. */
const name = "kubernetes.default.svc.cluster.local";

/**
 * Asks the DNS server behind a host port by UDP.
 *
 * @returns the address of the cluster's API server, or the code of what went wrong, such as `ETIMEOUT`
 */
export async function askNameServer(hostPort: number): Promise<string> {
  const resolver = new Resolver({ timeout: 2000, tries: 3 });
  resolver.setServers([`127.0.0.1:${hostPort}`]);
  try {
    return (await resolver.resolve4(name)).join();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code;
  }
}
