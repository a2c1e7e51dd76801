import { isWildcard } from "../model/listen-address";
import type { ExposurePlan } from "../app/app-plan";
import { hostPortUrl } from "../app/exposures/url";
import { verifySeconds, type VerifyArgs, type VerifySeconds } from "../app/arguments/verify-args";
import { publisherOf } from "../model/publisher";
import type { Route } from "../model/route";
import type { IngressControllerPlan } from "../ingress-controller/ingress-controller-plan";
import type { PortProtocol } from "../model/port-record";

/**
 * A health check's plan: how to reach an app through its host port, and the route to the app. For an Ingress controller, the route ends at
 * the controller. The driver receives this plan as JSON. For the same app and route, the JSON text is always the same.
 */
export interface Verification extends VerifySeconds {
  readonly version: 1;
  /** The app's name. For an Ingress controller, the name of its Deployment. */
  readonly app: string;
  /** Set if the plan is for an Ingress controller. The health check then sends no requests, and waits only for the rollout. */
  readonly controller?: true;
  readonly url: string;
  /** The address that the health check connects to, on the machine that runs Pulumi. */
  readonly address: string;
  readonly hostPort: number;
  readonly protocol: PortProtocol;
  /** The name of the container that publishes the port; omitted if the port is not published by a kind cluster's container. */
  readonly container?: string;
  readonly route: Route;
  /**
   * The name of the Deployment whose rollout the health check waits for. Its pods are the last hop of the route. Omitted if Berth does not
   * run the app's pods, or if `replicas` is 0.
   */
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
  const container = publisherOf(route);
  return {
    version: 1,
    app: name,
    url: url.replace("//*.", `//${name}.`),
    address: addressToAsk(port.listenAddress),
    hostPort: port.hostPort,
    protocol: port.protocol,
    route,
    ...(container === undefined ? {} : { container }),
    // A Deployment without pods has no rollout to wait for.
    ...(pods === undefined || pods.replicas === 0 ? {} : { deployment: name }),
    ...verifySeconds(verify),
  };
}

/** Plans the health check of an Ingress controller, which waits for the controller's rollout. This function is pure. */
export function planControllerVerification({
  name,
  port,
  route,
}: Pick<IngressControllerPlan, "name" | "port" | "route">): Verification {
  const url = hostPortUrl(port);
  return { ...planVerification({ name, url, port, route }), controller: true, deployment: name };
}

/** The subject of a health check, as messages name it: `app "web"` or `Ingress controller "berth-ingress-http"`. */
export function checkedSubject({ app, controller }: Pick<Verification, "app" | "controller">): string {
  return `${controller === true ? "Ingress controller" : "app"} "${app}"`;
}

/** Returns the address that the health check connects to. If a port listens on all addresses, this is the loopback address. */
function addressToAsk(listenAddress: string): string {
  if (!isWildcard(listenAddress)) return listenAddress;
  return listenAddress.includes(":") ? "::1" : "127.0.0.1";
}
