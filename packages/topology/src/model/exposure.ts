import { isDefaultRange, isInRange, type NodePortRange } from "./node-port-range";
import type { PortRecord } from "./port-record";
import { PortProtocol } from "./port-record";

/** The ways to expose an app through a port. */
export const Exposure = {
  Ingress: "ingress",
  Gateway: "gateway",
  HostPort: "hostPort",
  NodePort: "nodePort",
  LoadBalancer: "loadBalancer",
} as const;
/**
 * A way to expose an app through a port.
 *
 * - `ingress`: an Ingress routes requests for a host and path to the app. The Ingress controller runs on the node that carries the port.
 * - `gateway`: an HTTPRoute (Gateway API) routes requests for a host and path to the app. The port's Ingress controller also serves
 *   HTTPRoutes.
 * - `hostPort`: the app's pod binds the port on the node. The app uses the whole port.
 * - `nodePort`: kube-proxy listens on the port on every node, for a Service of type `NodePort`. The app uses the whole port.
 * - `loadBalancer`: the cluster's load balancer forwards the port to a Service of type `LoadBalancer`. The app uses the whole port.
 */
export type Exposure = (typeof Exposure)[keyof typeof Exposure];

/** All exposures. */
export const everyExposure: readonly Exposure[] = Object.values(Exposure);

/** Whether a word is an {@link Exposure}. */
export function isExposure(word: string): word is Exposure {
  return everyExposure.some((exposure) => exposure === word);
}

/** An app's exposure, and the reason why it was chosen. */
export interface ChosenExposure {
  readonly exposure: Exposure;
  /** The reason why the exposure was chosen, as a clause for messages and outputs. */
  readonly reason: string;
}

/**
 * Returns the requested exposure, or infers the exposure from the port if none is requested.
 *
 * @param range - the cluster's NodePort range
 */
export function chooseExposure(
  asked: Exposure | undefined,
  port: PortRecord,
  range: NodePortRange,
): ChosenExposure {
  const named = `port \`${port.name}\``;
  if (asked !== undefined) return { exposure: asked, reason: "set by `exposure`" };
  if (port.loadBalancer === true) {
    return { exposure: Exposure.LoadBalancer, reason: `${named} belongs to the load balancer` };
  }
  // A changed range can contain the numbers of HTTP. Apps can share such a port only behind an Ingress controller.
  if (isInRange(port.containerPort, range) && !isHttpNumber(port)) {
    return {
      exposure: Exposure.NodePort,
      reason: `${named} forwards to ${port.containerPort}, which is in the NodePort range${changed(range)}`,
    };
  }
  if (isHttp(port)) {
    return {
      exposure: Exposure.Ingress,
      reason: `${named} is an HTTP port, which apps share by host and path`,
    };
  }
  return { exposure: Exposure.HostPort, reason: `${named} is not an HTTP port, and only one app can use it` };
}

function changed(range: NodePortRange): string {
  return isDefaultRange(range) ? "" : ` of the cluster (${range.first} to ${range.last})`;
}

/**
 * Whether a port is for HTTP or HTTPS. The port's protocol must be TCP, and one of the following must be true:
 *
 * - The containerPort is 80, 8080, 443 or 8443. IANA lists the first three for HTTP or HTTPS. Port 8443 is a convention.
 * - The port name is `http` or `https`, or starts with `http-` or `https-`. Istio reads port names in the same way.
 *
 * @see https://www.iana.org/assignments/service-names-port-numbers
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function isHttp(port: PortRecord): boolean {
  const known = httpNumbers.includes(port.containerPort) || /^http(-|$)/.test(port.name);
  return port.protocol === PortProtocol.TCP && (known || isHttps(port));
}

/** Whether a port is for HTTPS, according to the same criteria as in {@link isHttp}. */
export function isHttps(port: PortRecord): boolean {
  const known = httpsNumbers.includes(port.containerPort) || /^https(-|$)/.test(port.name);
  return port.protocol === PortProtocol.TCP && known && !/^http(-|$)/.test(port.name);
}

const httpNumbers: readonly number[] = [80, 8080];
const httpsNumbers: readonly number[] = [443, 8443];

/** Whether the containerPort alone shows that a port is for HTTP or HTTPS. */
function isHttpNumber({ containerPort, protocol }: PortRecord): boolean {
  return protocol === PortProtocol.TCP && [...httpNumbers, ...httpsNumbers].includes(containerPort);
}
