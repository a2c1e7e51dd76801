import { parse } from "yaml";
import type { PortMappingArgs } from "../cluster/cluster-args";
import { planCluster } from "../cluster/plan-cluster";
import { planEdges, type EdgePlan } from "./edge-plan";

const http = { name: "http", hostPort: 8080, containerPort: 80 };
const debug = { name: "debug", hostPort: 9229, containerPort: 9229, publish: "edge" } as const;
const dns = { name: "dns", hostPort: 5353, containerPort: 30053, protocol: "UDP", publish: "edge" } as const;

function edgesOf(...portMappings: PortMappingArgs[]): EdgePlan[] {
  const nodes = [{ role: "control-plane" }, { role: "worker" }] as const;
  return planEdges(planCluster({ name: "demo", nodes, portMappings }));
}

function configuration([edge]: EdgePlan[], path: string): unknown {
  return parse(edge?.files[path] ?? "");
}

it("plans one container for each edge port, and none for other ports", () => {
  const edges = edgesOf(http, debug, dns).map(({ container, node, containerPort, user }) => [
    container,
    node,
    containerPort,
    user,
  ]);
  expect(edges).toEqual([
    ["demo_edge_debug", "demo-worker", 8000, 65532],
    ["demo_edge_dns", "demo-worker", 8000, 65532],
  ]);
});

it("uses the full name of the Traefik image", () => {
  expect(edgesOf(debug)[0]?.image).toBe("docker.io/library/traefik:v3.6.12");
});

it("describes all inputs of a container in origin, so that origin differs if one input differs", () => {
  expect(edgesOf(debug)[0]?.origin).toBe(
    "127.0.0.1:9229/TCP to demo-worker:9229 by traefik:v3.6.12 (form 1)",
  );
  const changed: PortMappingArgs[] = [
    debug,
    { ...debug, hostPort: 9230 },
    { ...debug, containerPort: 9230 },
    { ...debug, listenAddress: "127.0.0.2" },
    { ...debug, listenAddress: ["127.0.0.1", "::1"] },
    { ...debug, protocol: "UDP" },
    { ...debug, node: "control-plane" },
  ];
  expect(new Set(changed.flatMap((port) => edgesOf(port)).map(({ origin }) => origin)).size).toBe(
    changed.length,
  );
});

it("describes all addresses in origin, in any order", () => {
  const origins = [
    ["127.0.0.1", "::1"],
    ["::1", "127.0.0.1"],
  ].map((listenAddress) => edgesOf({ ...debug, listenAddress })[0]?.origin);
  const origin = "127.0.0.1:9229/TCP and [::1]:9229/TCP to demo-worker:9229 by traefik:v3.6.12 (form 1)";
  expect(origins).toEqual([origin, origin]);
});

it("forwards TCP connections unchanged to the node by the node's container name", () => {
  expect(configuration(edgesOf(debug), "/etc/traefik/traefik.yaml")).toMatchObject({
    entryPoints: { port: { address: ":8000/tcp" }, ping: { address: "127.0.0.1:8080" } },
    providers: { file: { filename: "/etc/traefik/routes.yaml" } },
  });
  expect(configuration(edgesOf(debug), "/etc/traefik/routes.yaml")).toMatchObject({
    tcp: {
      routers: { port: { rule: "HostSNI(`*`)" } },
      services: { node: { loadBalancer: { servers: [{ address: "demo-worker:9229" }] } } },
    },
  });
});

it("forwards UDP datagrams to the node, and slow responses back to the client", () => {
  expect(configuration(edgesOf(dns), "/etc/traefik/traefik.yaml")).toMatchObject({
    entryPoints: { port: { address: ":8000/udp", udp: { timeout: "90s" } } },
  });
  expect(configuration(edgesOf(dns), "/etc/traefik/routes.yaml")).toMatchObject({
    udp: { services: { node: { loadBalancer: { servers: [{ address: "demo-worker:30053" }] } } } },
  });
});
