import type { AppPlacementArgs, ClusterArgs, NamedAppArgs } from "@kind-berth/topology";

/** The size of the planner's input. */
export interface Size {
  readonly nodes: number;
  readonly ports: number;
  readonly apps: number;
}

/** The planner's input. */
export interface Case {
  readonly cluster: ClusterArgs;
  readonly apps: readonly NamedAppArgs[];
}

/** The first host port. It is above the NodePort range and above all ports that Kubernetes binds on a node. */
const firstPort = 40_000;

/**
 * Returns a large cluster whose ports are distributed over all workers, with one app for each port. Every second port is an HTTP port, so
 * half of the apps use `ingress`, each with its own controller. The other half of the apps use `hostPort`.
 */
export function spread({ nodes, ports, apps }: Size): Case {
  return {
    cluster: largeCluster(nodes, ports),
    apps: Array.from({ length: apps }, (_, index) => appOn(portName(index % ports), index)),
  };
}

/**
 * Returns the same cluster, but all apps use one port with `ingress`, each with a different path. The port then has the maximum number of
 * claims.
 */
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
    // Each node uses a /24 range from this subnet. Because of this, kind's default subnet has space for only 256 nodes.
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

/** Returns a port's name. From a name such as `http-0`, the planner infers an HTTP port. */
function portName(index: number): string {
  return index % 2 === 0 ? `http-${index}` : `tcp-${index}`;
}

function appOn(port: string, index: number): AppPlacementArgs & { readonly name: string } {
  return { name: `app-${index}`, port, containerPort: 8080 };
}
