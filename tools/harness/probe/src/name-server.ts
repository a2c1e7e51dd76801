import { Resolver } from "node:dns/promises";
import { connect } from "node:net";
import { streamDecode, streamEncode } from "dns-packet";

/** A name that the DNS server of every cluster knows. */
const apiServerName = "kubernetes.default.svc.cluster.local";
/** The address that it stands for in kind's default service subnet: the API server's, within a cluster. */
export const apiServer = "10.96.0.1";
/** As long as a name server may be silent, in milliseconds. */
const timeoutMs = 2000;

/**
 * Asks the DNS server behind a host port by UDP.
 *
 * @param name - what is looked up; the cluster's API server, unless another name is given
 * @returns its address, or the code of what went wrong, such as `ETIMEOUT`
 */
export async function askNameServer(hostPort: number, name = apiServerName): Promise<string> {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 3 });
  resolver.setServers([`127.0.0.1:${hostPort}`]);
  try {
    return (await resolver.resolve4(name)).join();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code;
  }
}

/** Asks it by TCP, once, as {@link askNameServer} does by UDP. The first answer comes as one segment, so it is read whole. */
export function askByTcp(hostPort: number, name = apiServerName): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(hostPort, "127.0.0.1");
    socket.setTimeout(timeoutMs, () => {
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
