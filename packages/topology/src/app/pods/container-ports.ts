import { PortProtocol } from "../../model/port-record";
import { Exposure } from "../../model/exposure";
import type { ContainerPort } from "../app-plan";
import type { ResolvedExposure } from "../exposures/resolved-exposure";

/** What the app's container speaks where an exposure leads to: behind the Ingress controller HTTP, whatever the port says. */
export function containerProtocol({ port, exposure }: ResolvedExposure): PortProtocol {
  const byRule = exposure === Exposure.Ingress || exposure === Exposure.Gateway;
  return byRule ? PortProtocol.TCP : port.protocol;
}

/** The port of the container that an exposure leads to; with `hostPort` together with the node's port that it binds. */
export function containerPort(resolved: ResolvedExposure): ContainerPort {
  const { app, port, exposure } = resolved;
  const { containerPort } = app;
  const protocol = containerProtocol(resolved);
  return exposure === Exposure.HostPort
    ? { containerPort, hostPort: port.containerPort, protocol }
    : { containerPort, protocol };
}

/** The port of its Service by which an exposure is reached. */
export function servicePort({ app, port, exposure }: ResolvedExposure): number {
  return exposure === Exposure.LoadBalancer ? port.hostPort : app.containerPort;
}
