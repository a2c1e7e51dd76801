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
    ({ object, state, reason }) => `${object} ${state}: ${reason}`,
  );
}

it("reports no difference if the cluster matches the plan, even with kind's control plane load balancer", () => {
  expect(differences(controlPlane, worker)).toEqual([]);
  expect(differences(controlPlane, worker, container("external-load-balancer"))).toEqual([]);
});

it("reports every difference, with the state of the cluster and the state in the program", () => {
  const moved = { ...controlPlane, published: [apiServer, ...published] };
  expect(differences(moved, container("worker"), container("worker", { name: "demo-worker2" }))).toEqual([
    'node "demo-worker2" exists in the cluster: the program does not declare it',
    'node "demo-control-plane" publishes 127.0.0.1:8080/TCP -> 80, but the program publishes no ports: a running node\'s published ports cannot change',
    'node "demo-worker" publishes no ports, but the program publishes 127.0.0.1:8080/TCP -> 80: a running node\'s published ports cannot change',
  ]);
});

it("reports nodes that are missing, are stopped, or have another role", () => {
  expect(differences(controlPlane)).toEqual([
    'node "demo-worker" does not exist: the program declares a worker with this name',
  ]);
  expect(differences(controlPlane, { ...worker, running: false, published: [] })).toEqual([
    `node "demo-worker" is stopped: Berth cannot compare a stopped node's published ports with the ports in the program`,
  ]);
  const other = { ...worker, labels: { "io.x-k8s.kind.role": "control-plane" } };
  expect(differences(controlPlane, other)).toEqual([
    'node "demo-worker" has the role control-plane, but its role in the program is worker: Berth cannot change a node\'s role',
  ]);
});
