import type { PortRecord } from "../record/port-record";
import { PortProtocol } from "../record/port-record";

/** The exposures that this release offers. */
export const Exposure = { Ingress: "ingress", HostPort: "hostPort" } as const;
/**
 * How an app is reached through a port. `ingress`: by host and path, through the Ingress controller on the port's node.
 * `hostPort`: the whole port, bound by the app's own pod.
 */
export type Exposure = (typeof Exposure)[keyof typeof Exposure];

/** Words of the design that this release does not offer, so that they are refused by name. */
export const exposuresToCome: readonly string[] = ["gateway", "nodePort", "loadBalancer"];

/** The exposure that follows from a port, with the reason for it. */
export interface ChosenExposure {
  /** An {@link Exposure}, or a word that this release refuses. */
  readonly exposure: string;
  /** Why, as a clause for messages and outputs. */
  readonly reason: string;
}

/** The range of NodePorts unless the API server is told otherwise (`--service-node-port-range`). */
const nodePortRange = { first: 30000, last: 32767 };

/** Chooses how an app is reached: as asked for, or as follows from the port. */
export function chooseExposure(asked: string | undefined, port: PortRecord): ChosenExposure {
  const named = `port \`${port.name}\``;
  if (asked !== undefined) return { exposure: asked, reason: "asked for by `exposure`" };
  if (port.containerPort >= nodePortRange.first && port.containerPort <= nodePortRange.last) {
    return {
      exposure: "nodePort",
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
