import type { PortRecord } from "./port-record";
import { PortProtocol } from "./port-record";

/** The ways to an app. */
export const Exposure = {
  Ingress: "ingress",
  Gateway: "gateway",
  HostPort: "hostPort",
  NodePort: "nodePort",
  LoadBalancer: "loadBalancer",
} as const;
/**
 * How an app is reached through a port.
 *
 * - `ingress`: by host and path, through the Ingress controller on the port's node
 * - `gateway`: the same controller, told by Gateway API
 * - `hostPort`: the whole port, bound by the app's own pod
 * - `nodePort`: the whole port, bound by kube-proxy on every node
 * - `loadBalancer`: the whole port, at a load balancer that the cluster has
 */
export type Exposure = (typeof Exposure)[keyof typeof Exposure];

/** Every exposure that can be planned. */
export const everyExposure: readonly Exposure[] = Object.values(Exposure);

/** Whether a word is an {@link Exposure}. */
export function isExposure(word: string): word is Exposure {
  return everyExposure.some((exposure) => exposure === word);
}

/** The exposure of an app, with the reason for it. */
export interface ChosenExposure {
  readonly exposure: Exposure;
  /** Why, as a clause for messages and outputs. */
  readonly reason: string;
}

/** The range of NodePorts unless the API server is told otherwise (`--service-node-port-range`). */
export const nodePortRange = { first: 30000, last: 32767 } as const;

/** Whether a port of a node is in the range of NodePorts. */
export function inNodePortRange(port: number): boolean {
  return port >= nodePortRange.first && port <= nodePortRange.last;
}

/** Chooses how an app is reached: as asked for, or as follows from the port. */
export function chooseExposure(asked: Exposure | undefined, port: PortRecord): ChosenExposure {
  const named = `port \`${port.name}\``;
  if (asked !== undefined) return { exposure: asked, reason: "asked for by `exposure`" };
  if (port.loadBalancer === true) {
    return { exposure: Exposure.LoadBalancer, reason: `${named} is the load balancer's` };
  }
  if (inNodePortRange(port.containerPort)) {
    return {
      exposure: Exposure.NodePort,
      reason: `${named} leads to ${port.containerPort}, in the range of NodePorts`,
    };
  }
  if (isHttp(port)) {
    return {
      exposure: Exposure.Ingress,
      reason: `${named} is an HTTP port, which apps share by host and path`,
    };
  }
  return { exposure: Exposure.HostPort, reason: `${named} is not an HTTP port, so one app has it whole` };
}

/**
 * Whether a port is for HTTP or HTTPS: TCP, and either led to a port that IANA lists for them (80, 8080, 443; 8443 by
 * custom) or named `http`, `https`, `http-…`, `https-…`, as Istio reads port names.
 *
 * @see https://www.iana.org/assignments/service-names-port-numbers
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function isHttp(port: PortRecord): boolean {
  const known = [80, 8080].includes(port.containerPort) || /^http(-|$)/.test(port.name);
  return port.protocol === PortProtocol.TCP && (known || isHttps(port));
}

/** Whether a port is for HTTPS, by the same signs as {@link isHttp}. */
export function isHttps(port: PortRecord): boolean {
  const known = [443, 8443].includes(port.containerPort) || /^https(-|$)/.test(port.name);
  return port.protocol === PortProtocol.TCP && known && !/^http(-|$)/.test(port.name);
}
