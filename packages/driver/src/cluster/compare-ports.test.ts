import { planCluster } from "@kind-berth/topology";
import type { Container, PublishedPort } from "../engine/container";
import { comparePorts } from "./compare-ports";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
});
const http: PublishedPort = {
  listenAddress: "127.0.0.1",
  hostPort: 8080,
  containerPort: 80,
  protocol: "TCP",
};
const api: PublishedPort = {
  listenAddress: "127.0.0.1",
  hostPort: 40123,
  containerPort: 6443,
  protocol: "TCP",
};

function nodes(controlPlane: PublishedPort[], worker: PublishedPort[]): Container[] {
  return [
    {
      id: "0a1b",
      name: "demo-control-plane",
      running: true,
      labels: {},
      networks: [],
      addresses: [],
      mounts: [],
      published: controlPlane,
    },
    {
      id: "0a1b",
      name: "demo-worker",
      running: true,
      labels: {},
      networks: [],
      addresses: [],
      mounts: [],
      published: worker,
    },
  ];
}

it("agrees with what is planned, and lets be the API server's port, which kind adds", () => {
  expect(comparePorts(plan, nodes([api], [http]))).toEqual([]);
});

it.each([
  ["on another node", nodes([api, http], []), ["demo-control-plane", "demo-worker"]],
  ["with another host port", nodes([api], [{ ...http, hostPort: 8081 }]), ["demo-worker"]],
  ["with another containerPort", nodes([api], [{ ...http, containerPort: 81 }]), ["demo-worker"]],
  ["on another address", nodes([api], [{ ...http, listenAddress: "0.0.0.0" }]), ["demo-worker"]],
  ["with another protocol", nodes([api], [{ ...http, protocol: "UDP" }]), ["demo-worker"]],
  ["not at all", nodes([api], []), ["demo-worker"]],
  ["with one more", nodes([api], [http, { ...http, hostPort: 8081 }]), ["demo-worker"]],
  ["by a node that is gone", nodes([api], []).slice(0, 1), ["demo-worker"]],
  ["with 6443 on a worker, which is not the API server's", nodes([api], [http, api]), ["demo-worker"]],
])("finds a port published %s", (_, containers, differing) => {
  const findings = comparePorts(plan, containers);
  expect(findings.map(({ object }) => object)).toEqual(differing.map((name) => `container "${name}"`));
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["PORTS_DIFFER"]));
});

it("leaves edge ports to their own containers", () => {
  const asEdge = planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, publish: "edge" }],
  });
  expect(comparePorts(asEdge, nodes([api], []))).toEqual([]);
  expect(comparePorts(asEdge, nodes([api], [http]))).toHaveLength(1);
});
