import type { Finding } from "../findings/finding";
import { Exposure } from "../model/exposure";
import { PortProtocol, type PortRecord } from "../model/port-record";

/** Checks that a process on a node can use the port. A load balancer port allows only the `loadBalancer` exposure. */
export function checkOnNode(exposure: Exposure, port: PortRecord): Finding[] {
  if (port.loadBalancer !== true || exposure === Exposure.LoadBalancer) return [];
  return [
    {
      code: "PORT_OF_LOAD_BALANCER",
      path: "exposure",
      value: exposure,
      rule: `this exposure needs a port that a node carries, but port \`${port.name}\` belongs to the load balancer`,
      remedy: "Omit `exposure` to use `loadBalancer`, or use a port that a node carries.",
    },
  ];
}

/** Checks that an Ingress controller can serve the port. */
export function checkHttpPort(exposure: Exposure, port: PortRecord): Finding[] {
  if (port.protocol === PortProtocol.TCP) return [];
  return [
    {
      path: "exposure",
      value: exposure,
      code: "EXPOSURE_NEEDS_TCP",
      rule: `this exposure needs HTTP over TCP, but port \`${port.name}\` uses ${port.protocol}`,
      remedy: "Use the `hostPort` exposure, or a TCP port mapping.",
    },
  ];
}
