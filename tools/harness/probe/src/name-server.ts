import { Resolver } from "node:dns/promises";
import { connect } from "node:net";
import { streamDecode, streamEncode } from "dns-packet";

/** A DNS name that every cluster's DNS server can resolve. */
const apiServerName = "kubernetes.default.svc.cluster.local";
/** The address of {@link apiServerName} in kind's default service subnet. This is the API server's cluster IP. */
export const apiServer = "10.96.0.1";
/** The time limit for an answer over UDP, in milliseconds. After this time, the resolver resends the query. */
const udpTimeoutMs = 2000;
/** The time limit for an answer over TCP, in milliseconds. */
const tcpTimeoutMs = 5000;

/**
 * Sends a DNS query over UDP to the name server behind a host port.
 *
 * @param name - the DNS name to look up. The default is the DNS name of the cluster's API server.
 * @returns the name's address, or the error code, such as `ETIMEOUT`.
 */
export async function askNameServer(hostPort: number, name = apiServerName): Promise<string> {
  const resolver = new Resolver({ timeout: udpTimeoutMs, tries: 3 });
  resolver.setServers([`127.0.0.1:${hostPort}`]);
  try {
    return (await resolver.resolve4(name)).join();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code;
  }
}

/**
 * Sends the same DNS query as {@link askNameServer}, but over TCP and without retries. The answer fits in one TCP segment, so one read is
 * enough.
 */
export function askByTcp(hostPort: number, name = apiServerName): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(hostPort, "127.0.0.1");
    socket.setTimeout(tcpTimeoutMs, () => {
      socket.destroy(Object.assign(new Error("the name server is silent"), { code: "ETIMEOUT" }));
    });
    socket.once("error", ({ code = "unknown" }: NodeJS.ErrnoException) => {
      resolve(code);
    });
    socket.once("close", () => {
      resolve("closed");
    });
    socket.once("data", (packet) => {
      const { answers = [] } = streamDecode(packet);
      resolve(answers.flatMap((answer) => (answer.type === "A" ? [answer.data] : [])).join());
      socket.destroy();
    });
    socket.write(streamEncode({ type: "query", id: 1, questions: [{ type: "A", name }] }));
  });
}
