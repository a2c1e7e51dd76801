import { stringify } from "yaml";
import { traefik } from "../ingress-controller/traefik";
import { edgeContainerPort } from "../model/edge-container";
import { PortProtocol } from "../model/port-record";

/**
 * The paths of Traefik's configuration files. By default, Traefik reads the file at the `configuration` path. This file refers to the file
 * at the `routes` path.
 */
const path = { configuration: "/etc/traefik/traefik.yaml", routes: "/etc/traefik/routes.yaml" } as const;

/** The entry points: one for the port, and one for health checks within the container. */
const entryPoint = { port: "port", ping: "ping" } as const;

/**
 * Returns Traefik's configuration for one port. Traefik forwards connections or datagrams to `target` unchanged.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/providers/others/file/
 *
 * @param target - the node container's name and the port, such as `demo-worker:80`
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
          // By default, Traefik ends a UDP session 3 seconds after the most recent datagram, and later responses are lost. Docker's own
          // proxy uses 90 seconds.
          udp: { timeout: "90s" },
        },
        [entryPoint.ping]: { address: `127.0.0.1:${traefik.pingPort}` },
      },
      // A separate route answers requests for `/ping`, so that the health check succeeds only after Traefik has loaded the routes.
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
      // A client can stop sending and still read the response, in the same way as without a proxy. By default, Traefik would close such a
      // connection after 100 ms.
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
