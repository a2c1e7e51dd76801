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

it("reports nothing if the ports match the plan, and ignores the API server port that kind adds", () => {
  expect(comparePorts(plan, nodes([api], [http]))).toEqual([]);
});

it.each([
  ["a port is published on another node", nodes([api, http], []), ["demo-control-plane", "demo-worker"]],
  ["the host port differs", nodes([api], [{ ...http, hostPort: 8081 }]), ["demo-worker"]],
  ["the containerPort differs", nodes([api], [{ ...http, containerPort: 81 }]), ["demo-worker"]],
  ["the listen address differs", nodes([api], [{ ...http, listenAddress: "0.0.0.0" }]), ["demo-worker"]],
  ["the protocol differs", nodes([api], [{ ...http, protocol: "UDP" }]), ["demo-worker"]],
  ["a port is not published", nodes([api], []), ["demo-worker"]],
  ["a node publishes an additional port", nodes([api], [http, { ...http, hostPort: 8081 }]), ["demo-worker"]],
  ["the port's node does not exist", nodes([api], []).slice(0, 1), ["demo-worker"]],
  ["a worker, which has no API server, publishes 6443", nodes([api], [http, api]), ["demo-worker"]],
])("reports PORTS_DIFFER if %s", (_, containers, differing) => {
  const findings = comparePorts(plan, containers);
  expect(findings.map(({ object }) => object)).toEqual(differing.map((name) => `container "${name}"`));
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["PORTS_DIFFER"]));
});

describe("a port with several listen addresses", () => {
  const several = planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, listenAddress: ["::1", "127.0.0.1"] }],
  });
  const onIPv6 = { ...http, listenAddress: "::1" };

  it.each([[[http, onIPv6]], [[onIPv6, http]]])("is published on each of them: %j", (published) => {
    expect(comparePorts(several, nodes([api], published))).toEqual([]);
  });

  it("differs if one of the addresses is missing or additional", () => {
    expect(comparePorts(several, nodes([api], [http]))).toMatchObject([
      {
        object: 'container "demo-worker"',
        state:
          "publishes 127.0.0.1:8080/TCP -> 80, but the plan has 127.0.0.1:8080/TCP -> 80, [::1]:8080/TCP -> 80",
      },
    ]);
    expect(comparePorts(plan, nodes([api], [http, onIPv6]))).toHaveLength(1);
  });
});

it("expects no node to publish an edge port", () => {
  const asEdge = planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, publish: "edge" }],
  });
  expect(comparePorts(asEdge, nodes([api], []))).toEqual([]);
  expect(comparePorts(asEdge, nodes([api], [http]))).toHaveLength(1);
});
