import type { AppPlacementArgs, ClusterArgs, NamedAppArgs } from "@kind-berth/topology";

/** The size of a planning task. */
export interface Size {
  readonly nodes: number;
  readonly ports: number;
  readonly apps: number;
}

/** The input of a planning task. */
export interface Case {
  readonly cluster: ClusterArgs;
  readonly apps: readonly NamedAppArgs[];
}

/** The first host port. It is above the NodePort range and above all ports that Kubernetes binds on a node. */
const firstPort = 40_000;

/**
 * A large cluster with its ports spread over all workers, and an app for each port. Every second port is for HTTP. Half of the apps
 * therefore use `ingress`, each with a separate controller, and half use `hostPort`.
 */
export function spread({ nodes, ports, apps }: Size): Case {
  return {
    cluster: largeCluster(nodes, ports),
    apps: Array.from({ length: apps }, (_, index) => appOn(portName(index % ports), index)),
  };
}

/**
 * The same cluster, with all apps on one port by `ingress`, each at a different path. No cluster of this size can have more claims on one
 * port.
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
    // Each node takes a /24 of this subnet. kind's default has room for 256 nodes.
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

/** A name such as `http-0` makes the planner infer an HTTP port. */
function portName(index: number): string {
  return index % 2 === 0 ? `http-${index}` : `tcp-${index}`;
}

function appOn(port: string, index: number): AppPlacementArgs & { readonly name: string } {
  return { name: `app-${index}`, port, containerPort: 8080 };
}
