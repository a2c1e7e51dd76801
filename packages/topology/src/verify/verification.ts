import { isWildcard } from "../model/listen-address";
import type { ExposurePlan } from "../app/app-plan";
import { verifySeconds, type VerifyArgs, type VerifySeconds } from "../app/arguments/verify-args";
import type { Route } from "../model/route";
import type { PortProtocol } from "../model/port-record";

/**
 * A health check's plan: how to reach an app through its host port, and the route to the app. The driver receives this plan as JSON. For
 * the same app and route, the JSON text is always the same.
 */
export interface Verification extends VerifySeconds {
  readonly version: 1;
  /** The app's name. */
  readonly app: string;
  readonly url: string;
  /** The address that the health check connects to, on the machine that runs Pulumi. */
  readonly address: string;
  readonly hostPort: number;
  readonly protocol: PortProtocol;
  /** The name of the container that publishes the port; omitted if the port is not published by a kind cluster's container. */
  readonly container?: string;
  readonly route: Route;
  /** The name of the Deployment whose rollout the health check waits for; omitted if Berth does not run the app's pods. */
  readonly deployment?: string;
}

/** The fields that the health check needs from an app's plan. */
export type VerifiedPlan = Pick<ExposurePlan, "name" | "url" | "port" | "route"> &
  Partial<Pick<ExposurePlan, "pods">>;

/**
 * Plans an app's health check. This function is pure.
 *
 * @param verify - the app's `verify` argument
 */
export function planVerification(plan: VerifiedPlan, verify?: boolean | VerifyArgs): Verification {
  const { name, url, port, route, pods } = plan;
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
    ...(pods === undefined ? {} : { deployment: name }),
    ...verifySeconds(verify),
  };
}

/** Returns the address that the health check connects to. If a port listens on all addresses, this is the loopback address. */
function addressToAsk(listenAddress: string): string {
  if (!isWildcard(listenAddress)) return listenAddress;
  return listenAddress.includes(":") ? "::1" : "127.0.0.1";
}

/** Returns the container that publishes the port: the proxy container for an edge port, and the node container for any other port. */
function publisher(route: Route): string | undefined {
  const edge = route.find((hop) => hop.kind === "edge");
  return edge?.container ?? route.find((hop) => hop.kind === "node")?.container;
}
