import { type PictureInput } from "@kind-berth/diagram";
import { planCluster, planApps, recordOf, type ClusterArgs, type NamedAppArgs } from "@kind-berth/topology";

type Nodes = NonNullable<ClusterArgs["nodes"]>;
type PortMapping = NonNullable<ClusterArgs["portMappings"]>[number];

/** The clusters in the diagram tests. They have one to thirty nodes. One cluster has the longest and widest valid names. */
export const clusters: Readonly<Record<string, PictureInput>> = {
  "one node": drawn(
    nodes(1, 0),
    [{ name: "http", hostPort: 8080, containerPort: 80 }],
    [{ name: "web", port: "http", containerPort: 8080 }],
  ),
  "three nodes": drawn(
    nodes(1, 2),
    [{ name: "http", hostPort: 8080, containerPort: 80, node: "worker2" }],
    [{ name: "web", port: "http", containerPort: 8080, replicas: 2 }],
  ),
  "three nodes, without ports": drawn(nodes(1, 2), [], []),
  "three nodes, nothing known of apps": drawn(nodes(1, 2), [
    { name: "http", hostPort: 8080, containerPort: 80 },
    { name: "https", hostPort: 8443, containerPort: 443 },
  ]),
  "ten nodes": drawn(
    nodes(1, 9),
    [
      { name: "db", hostPort: 5432, containerPort: 5432, node: "worker3" },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP", node: "control-plane" },
      { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" },
      { name: "http-admin", hostPort: 8081, containerPort: 8080, listenAddress: "::1", node: "worker2" },
      { name: "unused", hostPort: 9999, containerPort: 9999, node: "worker9" },
    ],
    [
      { name: "db", port: "db", containerPort: 5432 },
      { name: "dns", port: "dns", containerPort: 53 },
      { name: "web", port: "http", containerPort: 8080, replicas: 3 },
      {
        name: "api",
        port: "http",
        containerPort: 80,
        host: "shop.localhost",
        path: "/api",
        namespace: "shop",
      },
      { name: "admin", port: "http-admin", containerPort: 3000 },
    ],
  ),
  "every exposure": drawn(
    nodes(1, 3),
    [
      { name: "gateway", hostPort: 8081, containerPort: 8080, node: "worker2" },
      { name: "http", hostPort: 8080, containerPort: 80, node: "worker" },
      { name: "local", hostPort: 30090, containerPort: 30090, node: "worker3" },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" },
      { name: "metrics", hostPort: 30080, containerPort: 30080, node: "worker3" },
      { name: "mail", hostPort: 2525, containerPort: 25, node: "control-plane" },
    ],
    [
      { name: "web", port: "http", containerPort: 8080 },
      { name: "api", port: "gateway", exposure: "gateway", containerPort: 8080, path: "/api" },
      { name: "dns", port: "dns", containerPort: 53 },
      { name: "metrics", port: "metrics", containerPort: 9090, replicas: 2 },
      { name: "local", port: "local", containerPort: 9090, externalTrafficPolicy: "Local", replicas: 2 },
      { name: "mail", port: "mail", exposure: "loadBalancer", containerPort: 2525 },
    ],
    true,
  ),
  "thirty nodes, each with a port": drawn(
    nodes(3, 27),
    nodeNames(3, 27).map((node, index) => ({
      name: `http-${node}`,
      hostPort: 8000 + index,
      containerPort: 80,
      node,
    })),
    nodeNames(3, 27).map((node) => ({ name: `on-${node}`, port: `http-${node}`, containerPort: 8080 })),
  ),
  "thirty nodes, thirty apps on one port": drawn(
    nodes(3, 27),
    [{ name: "http", hostPort: 8080, containerPort: 80, node: "worker14" }],
    nodeNames(3, 27).map((node) => ({ name: `on-${node}`, port: "http", containerPort: 8080 })),
  ),
  "long and wide names": drawn(
    nodes(1, 2),
    [
      { name: "http", hostPort: 8080, containerPort: 80, node: "worker" },
      {
        name: `m${"w".repeat(48)}`,
        hostPort: 65535,
        containerPort: 65535,
        protocol: "SCTP",
        listenAddress: "2001:db8:1234:5678:9abc:def0:1234:5678",
        node: "worker2",
      },
    ],
    [
      {
        name: "w".repeat(63),
        namespace: "m".repeat(63),
        port: "http",
        containerPort: 65535,
        replicas: 1000,
        host: `${"m".repeat(63)}.${"w".repeat(63)}.example.com`,
        path: `/${"W".repeat(40)}`,
      },
    ],
  ),
};

function drawn(
  nodes: Nodes,
  portMappings: readonly PortMapping[],
  apps?: readonly NamedAppArgs[],
  loadBalancer = false,
): PictureInput {
  const cluster = { ...recordOf(planCluster({ name: "demo", nodes, portMappings })), loadBalancer };
  return apps === undefined ? { cluster } : { cluster, exposures: planApps(cluster, apps) };
}

function nodes(controlPlanes: number, workers: number): Nodes {
  return [
    ...Array.from({ length: controlPlanes }, () => ({ role: "control-plane" as const })),
    ...Array.from({ length: workers }, () => ({ role: "worker" as const })),
  ];
}

function nodeNames(controlPlanes: number, workers: number): string[] {
  return planCluster({ name: "demo", nodes: nodes(controlPlanes, workers) }).nodes.map(({ name }) => name);
}
