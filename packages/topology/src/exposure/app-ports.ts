import { PortProtocol } from "../record/port-record";
import { Exposure } from "./exposure";
import type { ContainerPort } from "./exposure-plan";
import type { SettledApp } from "./settled-app";

/** What the app's container speaks where an exposure leads to: behind the Ingress controller HTTP, whatever the port says. */
export function containerProtocol({ port, exposure }: SettledApp): PortProtocol {
  const byRule = exposure === Exposure.Ingress || exposure === Exposure.Gateway;
  return byRule ? PortProtocol.TCP : port.protocol;
}

/** The port of the container that an exposure leads to; with `hostPort` together with the node's port that it binds. */
export function containerPort(settled: SettledApp): ContainerPort {
  const { app, port, exposure } = settled;
  const { containerPort } = app;
  const protocol = containerProtocol(settled);
  return exposure === Exposure.HostPort
    ? { containerPort, hostPort: port.containerPort, protocol }
    : { containerPort, protocol };
}

/** The port of its Service by which an exposure is reached. */
export function servicePort({ app, port, exposure }: SettledApp): number {
  return exposure === Exposure.LoadBalancer ? port.hostPort : app.containerPort;
}
