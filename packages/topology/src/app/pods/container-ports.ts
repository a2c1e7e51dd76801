import { PortProtocol } from "../../model/port-record";
import { Exposure } from "../../model/exposure";
import type { ContainerPort } from "../app-plan";
import type { ResolvedExposure } from "../exposures/resolved-exposure";

/**
 * The transport protocol for the app's container. Behind the Ingress controller, the protocol is TCP, because the controller forwards HTTP.
 */
export function containerProtocol({ port, exposure }: ResolvedExposure): PortProtocol {
  const byRule = exposure === Exposure.Ingress || exposure === Exposure.Gateway;
  return byRule ? PortProtocol.TCP : port.protocol;
}

/**
 * The container port for an exposure. With the `hostPort` exposure, the container port also has a `hostPort`, which the pod binds on its
 * node.
 */
export function containerPort(resolved: ResolvedExposure): ContainerPort {
  const { app, port, exposure } = resolved;
  const { containerPort } = app;
  const protocol = containerProtocol(resolved);
  return exposure === Exposure.HostPort
    ? { containerPort, hostPort: port.containerPort, protocol }
    : { containerPort, protocol };
}

/** The Service port for an exposure. */
export function servicePort({ app, port, exposure }: ResolvedExposure): number {
  return exposure === Exposure.LoadBalancer ? port.hostPort : app.containerPort;
}
