import { stringify } from "yaml";
import { traefik } from "../ingress-controller/traefik";
import { edgeContainerPort } from "../model/edge-container";
import { PortProtocol } from "../model/port-record";

/** Where Traefik looks for its configuration unless it is told otherwise, and where that one tells it to look for routes. */
const path = { configuration: "/etc/traefik/traefik.yaml", routes: "/etc/traefik/routes.yaml" } as const;

/** The entry points: for the port itself, and for whoever asks within the container whether all is in place. */
const entryPoint = { port: "port", ping: "ping" } as const;

/**
 * Traefik's configuration for one port: every connection, or every datagram, goes on to `target` as it is.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/providers/others/file/
 *
 * @param target - the node's container by its name, and a port of it, such as `demo-worker:80`
 * @returns the text of each file by its path
 */
export function proxyFiles(protocol: PortProtocol, target: string): Record<string, string> {
  const routes = protocol === PortProtocol.UDP ? udpRoutes(target) : tcpRoutes(target);
  return {
    [path.configuration]: stringify({
      global: { checkNewVersion: false, sendAnonymousUsage: false },
      entryPoints: {
        [entryPoint.port]: {
          address: `:${edgeContainerPort}/${protocol.toLowerCase()}`,
          // A session ends 3 seconds after its last datagram unless told otherwise, and later answers are lost: Docker's own
          // proxy gives them 90.
          udp: { timeout: "90s" },
        },
        [entryPoint.ping]: { address: `127.0.0.1:${traefik.pingPort}` },
      },
      // By a route of its own, so that it answers when the routes are in place, and not before.
      ping: { entryPoint: entryPoint.ping, manualRouting: true },
      providers: { file: { filename: path.routes, watch: false } },
    }),
    [path.routes]: stringify({
      http: {
        routers: {
          ping: { entryPoints: [entryPoint.ping], rule: "Path(`/ping`)", service: "ping@internal" },
        },
      },
      ...routes,
    }),
  };
}

function tcpRoutes(target: string): object {
  return {
    tcp: {
      routers: { port: { entryPoints: [entryPoint.port], rule: "HostSNI(`*`)", service: "node" } },
      services: {
        node: { loadBalancer: { servers: [{ address: target }], serversTransport: "patient" } },
      },
      // Whoever has closed one direction of a connection may go on reading the other one, as without a proxy; unless told
      // otherwise Traefik ends that after 100 ms.
      serversTransports: { patient: { terminationDelay: "-1ms" } },
    },
  };
}

function udpRoutes(target: string): object {
  return {
    udp: {
      routers: { port: { entryPoints: [entryPoint.port], service: "node" } },
      services: { node: { loadBalancer: { servers: [{ address: target }] } } },
    },
  };
}
