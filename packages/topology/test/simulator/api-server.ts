import type { Objects } from "./kubernetes-objects";

/**
 * Returns the reasons why the API server rejects objects. It rejects a NodePort that is outside the allowed range or that another Service
 * uses, even with a different protocol. It also rejects duplicate ports and duplicate port names in one object. Two ports of the same
 * Service can share a NodePort only if they have the same port number and different protocols.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/service/portallocator/allocator.go
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/service/storage/alloc.go
 */
export function refusals(objects: Objects): string[] {
  return [...allocations(objects), ...duplicates(objects)];
}

function allocations({ services }: Objects): string[] {
  const given = new Map<number, { readonly service: string; readonly port: number }>();
  return services.flatMap(({ name, ports }) =>
    ports.flatMap(({ nodePort, port }) => {
      if (nodePort === undefined) return [];
      const holder = given.get(nodePort);
      given.set(nodePort, { service: name, port });
      if (nodePort < 30000 || nodePort > 32767)
        return [`${name}: ${nodePort} is not in the range of NodePorts`];
      const isShared = holder?.service === name && holder.port === port;
      return holder === undefined || isShared
        ? []
        : [`${name}: ${nodePort} is allocated to ${holder.service}`];
    }),
  );
}

function duplicates({ services, deployments }: Objects): string[] {
  return [
    ...repeated(services.map(({ name }) => `Service ${name}`)),
    ...repeated(deployments.map(({ name }) => `Deployment ${name}`)),
    ...services.flatMap(({ name, ports }) => [
      ...repeated(ports.map(({ port, protocol }) => `${name}: port ${port}/${protocol}`)),
      ...(ports.length > 1 ? repeated(ports.map((port) => `${name}: name ${port.name ?? "missing"}`)) : []),
    ]),
    ...deployments.flatMap(({ name, ports }) =>
      repeated(
        ports.map(({ containerPort, protocol }) => `${name}: containerPort ${containerPort}/${protocol}`),
      ),
    ),
  ];
}

function repeated(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) < index).map((item) => `${item} is there twice`);
}
