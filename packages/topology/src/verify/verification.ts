import { isWildcard } from "../model/listen-address";
import type { ExposurePlan } from "../app/app-plan";
import type { Route } from "../model/route";
import type { PortProtocol } from "../model/port-record";

/**
 * The plan of a health check: how to reach an app through its host port, and the route to the app. The driver receives it as JSON. The JSON
 * text is the same for the same app and route.
 */
export interface Verification {
  readonly version: 1;
  /** The name of the app. */
  readonly app: string;
  readonly url: string;
  /** The address to which the health check connects, on the machine that runs Pulumi. */
  readonly address: string;
  readonly hostPort: number;
  readonly protocol: PortProtocol;
  /** The name of the container that publishes the port; omitted if no container of a kind cluster publishes it. */
  readonly container?: string;
  readonly route: Route;
}

/** The parts of an app's plan that the health check needs. */
export type VerifiedPlan = Pick<ExposurePlan, "name" | "url" | "port" | "route">;

/** Plans the health check of an app. This function is pure. */
export function planVerification({ name, url, port, route }: VerifiedPlan): Verification {
  const container = publisher(route);
  return {
    version: 1,
    app: name,
    url: url.replace("//*.", `//${name}.`),
    address: addressToAsk(port.listenAddress),
    hostPort: port.hostPort,
    protocol: port.protocol,
    route,
    ...(container === undefined ? {} : { container }),
  };
}

/** A port that listens on all addresses also listens on loopback. */
function addressToAsk(listenAddress: string): string {
  if (!isWildcard(listenAddress)) return listenAddress;
  return listenAddress.includes(":") ? "::1" : "127.0.0.1";
}

/** The container that publishes the port: the proxy container for an edge port, otherwise the node's container. */
function publisher(route: Route): string | undefined {
  const edge = route.find((hop) => hop.kind === "edge");
  return edge?.container ?? route.find((hop) => hop.kind === "node")?.container;
}
