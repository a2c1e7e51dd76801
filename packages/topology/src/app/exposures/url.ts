import { addressInUrl } from "../../model/listen-address";
import type { PortRecord } from "../../model/port-record";
import { isHttp, isHttps } from "../../model/exposure";
import type { HttpRule } from "../../model/http-rule";

/** Where an app behind the Ingress controller is reached from the host. */
export function ingressUrl({ host, path }: HttpRule, port: PortRecord): string {
  const [scheme, wellKnown] = isHttps(port) ? ["https", 443] : ["http", 80];
  return `${scheme}://${host}${port.hostPort === wellKnown ? "" : `:${port.hostPort}`}${path}`;
}

/**
 * Where an app that has a port whole, by whichever exposure, is reached from the host: `http://127.0.0.1:8080/` for HTTP ports, else the protocol's
 * name as scheme, `udp://127.0.0.1:5353`.
 */
export function hostPortUrl(port: PortRecord): string {
  const endpoint = `${addressInUrl(port.listenAddress)}:${port.hostPort}`;
  if (isHttps(port)) return `https://${endpoint}/`;
  if (isHttp(port)) return `http://${endpoint}/`;
  return `${port.protocol.toLowerCase()}://${endpoint}`;
}
