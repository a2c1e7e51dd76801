import type { Objects } from "./kubernetes-objects";

/**
 * What the API server says against Services: a NodePort outside its range, or one that another Service has, whatever the
 * protocol.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/service/portallocator/allocator.go
 */
export function refusals({ services }: Objects): string[] {
  const given = new Map<number, string>();
  return services.flatMap(({ name, ports }) =>
    ports.flatMap(({ nodePort }) => {
      if (nodePort === undefined) return [];
      const holder = given.get(nodePort);
      given.set(nodePort, name);
      if (nodePort < 30000 || nodePort > 32767)
        return [`${name}: ${nodePort} is not in the range of NodePorts`];
      return holder === undefined ? [] : [`${name}: ${nodePort} is allocated to ${holder}`];
    }),
  );
}
