import { planCluster } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { adoptionDifferences } from "./adoption";

const http = { name: "http", hostPort: 8080, containerPort: 80, node: "worker" };
const plan = planCluster({
  name: "demo",
  adopt: true,
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [http],
});

function container(role: string, changes: Partial<Container> = {}): Container {
  return {
    id: role,
    name: `demo-${role}`,
    running: true,
    networks: [],
    addresses: [],
    mounts: [],
    labels: { "io.x-k8s.kind.role": role },
    published: [],
    ...changes,
  };
}

const apiServer = {
  listenAddress: "127.0.0.1",
  hostPort: 41234,
  containerPort: 6443,
  protocol: "TCP",
} as const;
const published = [
  { listenAddress: "127.0.0.1", hostPort: 8080, containerPort: 80, protocol: "TCP" } as const,
];
const controlPlane = container("control-plane", { published: [apiServer] });
const worker = container("worker", { published });

function differences(...containers: Container[]): string[] {
  return adoptionDifferences(plan, containers).map(
    ({ path, value, rule }) => `${path}: ${String(value)}; ${rule}`,
  );
}

it("finds none in a cluster as planned, with the load balancer that kind puts before several control planes", () => {
  expect(differences(controlPlane, worker)).toEqual([]);
  expect(differences(controlPlane, worker, container("external-load-balancer"))).toEqual([]);
});

it("finds every difference, with what is there and what the program says", () => {
  const moved = { ...controlPlane, published: [apiServer, ...published] };
  expect(differences(moved, container("worker"), container("worker", { name: "demo-worker2" }))).toEqual([
    "node `demo-worker2`: there; the program has no such node",
    "what container `demo-control-plane` publishes: 127.0.0.1:8080/TCP -> 80; the plan says nothing",
    "what container `demo-worker` publishes: ; the plan says 127.0.0.1:8080/TCP -> 80",
  ]);
});

it("finds nodes that are missing, stopped, or of another role", () => {
  expect(differences(controlPlane)).toEqual(["node `demo-worker`: undefined; the program has it, a worker"]);
  expect(differences(controlPlane, { ...worker, running: false, published: [] })).toEqual([
    "node `demo-worker`: stopped; a node that is stopped publishes nothing that could be compared",
  ]);
  const other = { ...worker, labels: { "io.x-k8s.kind.role": "control-plane" } };
  expect(differences(controlPlane, other)).toEqual([
    "the role of node `demo-worker`: control-plane; the program says worker",
  ]);
});
