import { addressInUrl } from "../../model/listen-address";
import type { PortRecord } from "../../model/port-record";
import { isHttp, isHttps } from "../../model/exposure";
import type { HttpRule } from "../../model/http-rule";

/** Returns the URL that clients on the host use to reach an app behind the Ingress controller. */
export function ingressUrl({ host, path }: HttpRule, port: PortRecord): string {
  const [scheme, wellKnown] = isHttps(port) ? ["https", 443] : ["http", 80];
  return `${scheme}://${host}${port.hostPort === wellKnown ? "" : `:${port.hostPort}`}${path}`;
}

/**
 * Returns the URL that clients on the host use to reach an app that uses a whole port. For an HTTP port, the URL has the form
 * `http://127.0.0.1:8080/`. For every other port, the URL scheme is the protocol, such as `udp://127.0.0.1:5353`.
 */
export function hostPortUrl(port: PortRecord): string {
  const endpoint = `${addressInUrl(port.listenAddress)}:${port.hostPort}`;
  if (isHttps(port)) return `https://${endpoint}/`;
  if (isHttp(port)) return `http://${endpoint}/`;
  return `${port.protocol.toLowerCase()}://${endpoint}`;
}
