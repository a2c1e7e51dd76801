import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import type { PortRecord } from "@kind-berth/topology";

/**
 * The result of a test that tries to bind a port on this machine.
 *
 * - `free`: a process can bind the port.
 * - `held`: another process holds the port.
 * - `foreign address`: this machine does not have the address.
 * - `unknown`: the test is inconclusive. For example, Node.js does not support SCTP, and only root can bind some ports.
 */
export type BindResult = "free" | "held" | "foreign address" | "unknown";

/** The host port to test. */
export type HostPort = Pick<PortRecord, "listenAddress" | "hostPort" | "protocol">;

/**
 * Tests whether a port is available by binding it and immediately releasing it.
 *
 * @param platform - the operating system; by default, this machine's operating system
 */
export async function probeBind(port: HostPort, platform = process.platform): Promise<BindResult> {
  if (port.protocol === "SCTP") return "unknown";
  const result = await probeAddress(port);
  const loopback = loopbackToProbe(port.listenAddress, platform);
  if (result !== "free" || loopback === undefined) return result;
  return (await probeAddress({ ...port, listenAddress: loopback })) === "held" ? "held" : "free";
}

/**
 * Returns the loopback address that a second test must bind if a port listens on all addresses. Returns `undefined` if one test is enough.
 * On systems other than Linux, a process can bind a port on all addresses while another process listens on the loopback address. The other
 * process then receives the local requests.
 */
export function loopbackToProbe(listenAddress: string, platform: NodeJS.Platform): string | undefined {
  if (platform === "linux") return undefined;
  return { "0.0.0.0": "127.0.0.1", "::": "::1" }[listenAddress];
}

async function probeAddress(port: HostPort): Promise<BindResult> {
  try {
    await (port.protocol === "TCP" ? bindTcp(port) : bindUdp(port));
    return "free";
  } catch (error) {
    return results[errorCode(error)] ?? "unknown";
  }
}

const results: Readonly<Record<string, BindResult>> = {
  EADDRINUSE: "held",
  EADDRNOTAVAIL: "foreign address",
  // The machine's kernel does not support IPv6.
  EAFNOSUPPORT: "foreign address",
};

function bindTcp({ listenAddress, hostPort }: HostPort): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host: listenAddress, port: hostPort, exclusive: true }, () => {
      server.close(() => {
        resolve();
      });
    });
  });
}

function bindUdp({ listenAddress, hostPort }: HostPort): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(listenAddress.includes(":") ? "udp6" : "udp4");
    socket.once("error", (error) => {
      // Close the socket. It stays open after a failed bind and would keep this process alive.
      socket.close();
      reject(error);
    });
    socket.bind({ address: listenAddress, port: hostPort, exclusive: true }, () => {
      socket.close(resolve);
    });
  });
}

function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
