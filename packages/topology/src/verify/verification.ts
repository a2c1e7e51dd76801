import { isWildcard } from "../model/listen-address";
import type { ExposurePlan } from "../app/app-plan";
import { verifySeconds, type VerifyArgs, type VerifySeconds } from "../app/arguments/verify-args";
import type { Route } from "../model/route";
import type { PortProtocol } from "../model/port-record";

/**
 * The plan of a health check: how to reach an app through its host port, and the route to the app. The driver receives this plan as JSON.
 * For the same app and route, the JSON text is always the same.
 */
export interface Verification extends VerifySeconds {
  readonly version: 1;
  /** The name of the app. */
  readonly app: string;
  readonly url: string;
  /** The address to which the health check connects, on the machine that runs Pulumi. */
  readonly address: string;
  readonly hostPort: number;
  readonly protocol: PortProtocol;
  /** The name of the container that publishes the port; omitted if no container of a kind cluster publishes the port. */
  readonly container?: string;
  readonly route: Route;
  /** The name of the Deployment whose rollout the health check waits for; omitted if Berth does not run the pods of the app. */
  readonly deployment?: string;
}

/** The fields of an app's plan that the health check needs. */
export type VerifiedPlan = Pick<ExposurePlan, "name" | "url" | "port" | "route"> &
  Partial<Pick<ExposurePlan, "pods">>;

/**
 * Plans the health check of an app. This function is pure.
 *
 * @param verify - the argument `verify` of the app
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

/**
 * Returns the address to which the health check connects. If a port listens on all addresses, the health check uses the loopback address.
 */
function addressToAsk(listenAddress: string): string {
  if (!isWildcard(listenAddress)) return listenAddress;
  return listenAddress.includes(":") ? "::1" : "127.0.0.1";
}

/** The container that publishes the port. For an edge port, this is the proxy container. For any other port, this is the node container. */
function publisher(route: Route): string | undefined {
  const edge = route.find((hop) => hop.kind === "edge");
  return edge?.container ?? route.find((hop) => hop.kind === "node")?.container;
}
