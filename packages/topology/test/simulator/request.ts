import type { Cluster } from "./kind";
import type { Backend, Deployment, Objects, Service } from "./kubernetes-objects";
import { schedules, sharesHostPort, type Schedule } from "./scheduler";
import { routed, type HttpRequest } from "./traefik";

/** A cluster, and the objects that run on it. */
export interface World extends Cluster, Objects {
  /** Whether Services of type LoadBalancer receive a load balancer. */
  readonly hasLoadBalancer: boolean;
}

/** A request from a client on the host: bytes, or an HTTP request. */
export interface Request {
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
  readonly http?: HttpRequest;
}

/**
 * Returns all possible results of a request, for every choice that the scheduler, kube-proxy and the controller can make. A result is
 * either a pod, such as `pod web`, or `lost: ` and the reason. Each result is listed once, in alphabetical order.
 *
 * A request first reaches a load balancer, or a host port and its node. On the node, portmap forwards the request to a pod that binds the
 * port. For a NodePort, kube-proxy forwards the request to one of the Service's pods. A controller forwards the request to the Service in
 * the matching rule. A Service forwards the request to any of its pods.
 */
export function ends(request: Request, world: World): string[] {
  return [...new Set(fromHost(request, world))].sort();
}

function fromHost(request: Request, world: World): string[] {
  const { address, port, protocol } = request;
  if (world.hasLoadBalancer) {
    const balanced = world.services.filter(
      (service) => service.type === "LoadBalancer" && hasPort(service, (one) => one.port === port, protocol),
    );
    if (balanced.length > 0) return balanced.flatMap((service) => throughBalancer(service, request, world));
  }
  const published = world.published.filter(
    (one) =>
      one.hostPort === port &&
      one.protocol === protocol &&
      (one.listenAddress === address || one.listenAddress === "0.0.0.0"),
  );
  if (published.length === 0) return ["lost: nothing listens on the host"];
  return published.flatMap(({ container, containerPort }) =>
    onNode(container, containerPort, request, world),
  );
}

/**
 * Returns the results of a request to a load balancer, which can forward to every node. With the policy `Local`, nodes without a pod drop
 * the request.
 */
function throughBalancer(service: Service, { port }: Request, world: World): string[] {
  const local = service.externalTrafficPolicy === "Local";
  const nodes = local ? world.nodes.map(({ name }) => name) : [undefined];
  return nodes.flatMap((node) => toService({ service: service.name, port }, node, world));
}

/**
 * Returns the results of a request that arrives at a port on a node. portmap forwards the request to a pod that binds the port. If the port
 * is a NodePort, kube-proxy forwards the request to the Service.
 */
function onNode(node: string, port: number, request: Request, world: World): string[] {
  const { protocol } = request;
  const binders = world.deployments.filter(({ ports }) =>
    ports.some((one) => one.hostPort === port && one.protocol === protocol),
  );
  const services = world.services.filter(
    (service) =>
      service.type !== "ClusterIP" && hasPort(service, ({ nodePort }) => nodePort === port, protocol),
  );
  const byNodePort = services.flatMap((service) => throughKubeProxy(service, node, port, world));
  return competing(binders, world).flatMap((schedule) => {
    const bound = schedule.filter((pod) => pod.node?.name === node && binders.includes(pod.deployment));
    if (bound.length === 0 && services.length === 0) return ["lost: nothing listens on the node"];
    return [...bound.flatMap(({ deployment }) => inPod(deployment, port, request, world)), ...byNodePort];
  });
}

/** Returns the possible schedules for the given Deployments and for all Deployments that compete with them for ports. */
function competing(deployments: readonly Deployment[], world: World): Schedule[] {
  const others = world.deployments.filter(
    (other) => !deployments.includes(other) && deployments.some((one) => sharesHostPort(one, other)),
  );
  return schedules([...deployments, ...others], world.nodes);
}

/**
 * Returns the results of a request that reaches a pod. portmap forwards the request to the container port in the manifest. If the pod is a
 * controller, it then routes the request by host and path.
 */
function inPod(
  deployment: Deployment,
  hostPort: number,
  { http, protocol }: Request,
  world: World,
): string[] {
  const target = deployment.ports.find((port) => port.hostPort === hostPort && port.protocol === protocol);
  if (target === undefined || !isListening(deployment, target.containerPort, protocol)) {
    return [`lost: ${deployment.name} does not listen`];
  }
  if (deployment.serves === undefined) return [`pod ${deployment.name}`];
  if (http === undefined) return [`lost: ${deployment.name} takes HTTP only`];
  const backends = routed(http, deployment, world);
  if (backends.length === 0) return [`lost: ${deployment.name} says 404`];
  return backends.flatMap((backend) => toService(backend, undefined, world));
}

function throughKubeProxy(service: Service, node: string, nodePort: number, world: World): string[] {
  const port = service.ports.find((one) => one.nodePort === nodePort)?.port ?? 0;
  const local = service.externalTrafficPolicy === "Local";
  return toService({ service: service.name, port }, local ? node : undefined, world);
}

/**
 * Returns the results of a request to a Service, which may forward the request to any of its running pods. If `node` is set, only pods on
 * this node receive requests.
 */
function toService(backend: Backend, node: string | undefined, world: World): string[] {
  const service = world.services.find(({ name }) => name === backend.service);
  const port = service?.ports.find((one) => one.port === backend.port);
  if (service === undefined || port === undefined) return [`lost: no Service ${backend.service}`];
  const selected = world.deployments.filter(({ podLabels }) =>
    Object.entries(service.selector).every(([key, value]) => podLabels[key] === value),
  );
  return competing(selected, world).flatMap((schedule) => {
    const ready = schedule.filter(
      (pod) =>
        pod.node !== undefined &&
        selected.includes(pod.deployment) &&
        (node === undefined || pod.node.name === node),
    );
    if (ready.length === 0) return [`lost: no pod of ${service.name}`];
    return ready.map(({ deployment }) =>
      isListening(deployment, port.targetPort, port.protocol)
        ? `pod ${deployment.name}`
        : `lost: ${deployment.name} does not listen`,
    );
  });
}

function hasPort(
  { ports }: Service,
  is: (port: Service["ports"][number]) => boolean,
  protocol: string,
): boolean {
  return ports.some((port) => port.protocol === protocol && is(port));
}

function isListening({ listens }: Deployment, port: number, protocol: string): boolean {
  return listens.some((one) => one.port === port && one.protocol === protocol);
}
