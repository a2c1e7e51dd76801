import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import type { PortRecord } from "@kind-berth/topology";

/**
 * What a try to bind a port on this machine shows: it can be bound; another process holds it; the address is not one of this
 * machine's; or nothing can be said (SCTP, which Node does not speak, and ports that only root may bind).
 */
export type BindResult = "free" | "held" | "foreign address" | "unknown";

/** The port on the host that is tried. */
export type HostPort = Pick<PortRecord, "listenAddress" | "hostPort" | "protocol">;

/** Binds a port for a moment, and lets it go. */
export async function probeBind(port: HostPort): Promise<BindResult> {
  if (port.protocol === "SCTP") return "unknown";
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
      // It stays open after a failed bind, and would keep the process alive.
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
