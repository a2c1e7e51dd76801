import type { AppPlacementArgs, ClusterArgs, NamedAppArgs } from "@kind-berth/topology";

/** How much there is to plan. */
export interface Size {
  readonly nodes: number;
  readonly ports: number;
  readonly apps: number;
}

/** What is planned. */
export interface Case {
  readonly cluster: ClusterArgs;
  readonly apps: readonly NamedAppArgs[];
}

/** Where host ports begin: above NodePorts, and above all that Kubernetes itself binds on a node. */
const firstPort = 40_000;

/**
 * A large cluster: ports spread over all workers, an app for each port. Every second port is for HTTP, so half of the
 * apps are exposed by `ingress`, each with a controller of its own, and half by `hostPort`.
 */
export function spread({ nodes, ports, apps }: Size): Case {
  return {
    cluster: largeCluster(nodes, ports),
    apps: Array.from({ length: apps }, (_, index) => appOn(portName(index % ports), index)),
  };
}

/** The same cluster, all apps by `ingress` on one port, each at a path of its own: as many claims as can stand together. */
export function onOnePort({ nodes, ports, apps }: Size): Case {
  return {
    cluster: largeCluster(nodes, ports),
    apps: Array.from({ length: apps }, (_, index) => ({
      ...appOn(portName(0), index),
      host: "apps.localhost",
      path: `/${index}`,
    })),
  };
}

function largeCluster(nodes: number, ports: number): ClusterArgs {
  const workers = nodes - 1;
  return {
    name: "bench",
    // Each node has a /24 of it: kind's default has room for 256.
    networking: { podSubnet: "10.0.0.0/12" },
    nodes: [
      { role: "control-plane" },
      ...Array.from({ length: workers }, () => ({ role: "worker" as const })),
    ],
    portMappings: Array.from({ length: ports }, (_, index) => ({
      name: portName(index),
      hostPort: firstPort + index,
      containerPort: firstPort + index,
      node: index % workers === 0 ? "worker" : `worker${(index % workers) + 1}`,
    })),
  };
}

/** The planner takes a port for HTTP by its name. */
function portName(index: number): string {
  return index % 2 === 0 ? `http-${index}` : `tcp-${index}`;
}

function appOn(port: string, index: number): AppPlacementArgs & { readonly name: string } {
  return { name: `app-${index}`, port, containerPort: 8080 };
}
