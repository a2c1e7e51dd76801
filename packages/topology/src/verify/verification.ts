import { isWildcard } from "../model/listen-address";
import type { ExposurePlan } from "../app/app-plan";
import type { Route } from "../model/route";
import type { PortProtocol } from "../model/port-record";

/**
 * How an app is to be asked through its host port, and what leads there. Plain: it goes to the driver as JSON, and is the
 * same text for the same app and route.
 */
export interface Verification {
  readonly version: 1;
  /** The app's name. */
  readonly app: string;
  readonly url: string;
  /** The address of the machine at which the host port is asked. */
  readonly address: string;
  readonly hostPort: number;
  readonly protocol: PortProtocol;
  /** The name of the container that publishes the port; left out where no container of a kind cluster does. */
  readonly container?: string;
  readonly route: Route;
}

/** What of an app's plan says how it is asked. */
export type VerifiedPlan = Pick<ExposurePlan, "name" | "url" | "port" | "route">;

/** Plans how an app is asked when it is there. Pure. */
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

/** A port on every address is one of loopback too. */
function addressToAsk(listenAddress: string): string {
  if (!isWildcard(listenAddress)) return listenAddress;
  return listenAddress.includes(":") ? "::1" : "127.0.0.1";
}

/** An edge port is published by its own container, any other by the node's. */
function publisher(route: Route): string | undefined {
  const edge = route.find((hop) => hop.kind === "edge");
  return edge?.container ?? route.find((hop) => hop.kind === "node")?.container;
}
