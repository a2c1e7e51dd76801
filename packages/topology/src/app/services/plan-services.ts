import { serversScheme } from "../../ingress-controller/traefik";
import { containerProtocol, servicePort } from "../pods/container-ports";
import { h2c, spokenBy } from "../arguments/app-protocol";
import { Exposure } from "../../model/exposure";
import type { ServicePlan, ServicePort } from "../app-plan";
import { leavesAwait } from "../exposures/checked-route";
import type { ResolvedExposure, ResolvedExposures } from "../exposures/resolved-exposure";

/**
 * Determines which Service each of an app's exposures uses. The exposures share one Service if possible. An exposure needs a different
 * Service in two cases:
 *
 * - It needs a different Service type, external traffic policy or Traefik scheme. Each of these settings applies to a whole Service.
 * - It needs a Service port number that a different port already uses.
 *
 * @returns one Service for each exposure; exposures that share a Service have the same object
 */
export function planServices(resolved: ResolvedExposures): [ServicePlan, ...ServicePlan[]] {
  const [first, ...others] = resolved;
  const services: ServicePlan[] = [serviceFor(first)];
  const positions = others.map((one) => {
    const wanted = serviceFor(one);
    const position = services.findIndex((service) => takes(service, wanted));
    const service = services[position];
    if (service === undefined) return services.push({ ...wanted, name: one.objectName }) - 1;
    services[position] = { ...service, ports: joined(service.ports, wanted.ports) };
    return position;
  });
  const [own = serviceFor(first), ...further] = services.map((service) =>
    withoutAwait(withPortNames(service), first),
  );
  return [own, ...positions.map((position) => further[position - 1] ?? own)];
}

/** Returns the Service that an exposure would need if it were the app's only exposure. */
function serviceFor(resolved: ResolvedExposure): ServicePlan {
  const { app, port, exposure } = resolved;
  const base: ServicePort = {
    port: servicePort(resolved),
    targetPort: app.containerPort,
    protocol: containerProtocol(resolved),
    ...spokenBy(app),
  };
  const { name } = app;
  switch (exposure) {
    case Exposure.NodePort: {
      const externalTrafficPolicy = app.externalTrafficPolicy === "Local" ? "Local" : "Cluster";
      const ports: ServicePlan["ports"] = [{ ...base, nodePort: port.containerPort }];
      return { name, type: "NodePort", externalTrafficPolicy, ports };
    }
    case Exposure.LoadBalancer:
      return { name, type: "LoadBalancer", externalTrafficPolicy: "Cluster", ports: [base] };
    case Exposure.Ingress:
      return {
        name,
        ...(app.appProtocol === h2c ? { annotations: serversScheme("h2c") } : {}),
        type: "ClusterIP",
        ports: [base],
      };
    default:
      return { name, type: "ClusterIP", ports: [base] };
  }
}

/**
 * Pulumi's Kubernetes provider waits ten seconds after the latest change to a Service's endpoints. The app's health check replaces this
 * wait. For a Service of type `LoadBalancer`, the provider also waits for the address, which the Service's outputs must contain.
 *
 * Source: `provider/pkg/await/service.go` in github.com/pulumi/pulumi-kubernetes. The provider waits for a Service's deletion even if the
 * wait for readiness is skipped (`provider/pkg/metadata/overrides.go`).
 */
function withoutAwait(service: ServicePlan, { app }: ResolvedExposure): ServicePlan {
  if (service.type === "LoadBalancer" || !leavesAwait(app)) return service;
  return { ...service, skipAwait: true };
}

function takes(service: ServicePlan, { ports: [wanted], ...other }: ServicePlan): boolean {
  return (
    service.type === other.type &&
    service.externalTrafficPolicy === other.externalTrafficPolicy &&
    (service.annotations === undefined) === (other.annotations === undefined) &&
    service.ports.every((port) => !isSamePort(port, wanted) || isAlike(port, wanted))
  );
}

/** The API server identifies a Service port by its number and protocol. */
function isSamePort(one: ServicePort, other: ServicePort): boolean {
  return one.port === other.port && one.protocol === other.protocol;
}

function isAlike(one: ServicePort, other: ServicePort): boolean {
  return (
    one.targetPort === other.targetPort &&
    one.nodePort === other.nodePort &&
    one.appProtocol === other.appProtocol
  );
}

function joined(ports: ServicePlan["ports"], [wanted]: ServicePlan["ports"]): ServicePlan["ports"] {
  return ports.some((port) => isSamePort(port, wanted)) ? ports : [...ports, wanted];
}

/** Adds port names, which Kubernetes requires if a Service has several ports. */
function withPortNames(service: ServicePlan): ServicePlan {
  const [first, ...others] = service.ports;
  if (others.length === 0) return service;
  return { ...service, ports: [named(first), ...others.map(named)] };
}

function named(port: ServicePort): ServicePort {
  return { name: `${port.protocol.toLowerCase()}-${port.port}`, ...port };
}
