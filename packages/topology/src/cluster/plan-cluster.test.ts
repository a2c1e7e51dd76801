import { everyField } from "../../test/fixtures/every-field";
import { planCluster } from "./plan-cluster";

const threeNodes = [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }] as const;
const http = { name: "http", hostPort: 8080, containerPort: 80 };
const dns = { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" } as const;

describe("a plan", () => {
  it("has one control plane, untainted, unless nodes are given", () => {
    expect(planCluster({ name: "demo" })).toEqual({
      version: 1,
      name: "demo",
      nodes: [{ name: "control-plane", role: "control-plane", taints: [], labels: {} }],
      ports: [],
    });
  });

  it("names nodes as kind does, and taints control planes where there is more than one node", () => {
    const { nodes } = planCluster({
      name: "demo",
      nodes: [{ role: "worker" }, { role: "control-plane" }, { role: "worker" }, { role: "control-plane" }],
    });
    const taints = [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }];
    expect(nodes).toMatchObject([
      { name: "worker", taints: [] },
      { name: "control-plane", taints },
      { name: "worker2", taints: [] },
      { name: "control-plane2", taints },
    ]);
  });

  it("labels the node that carries a port with the port's name and containerPort", () => {
    const { nodes, ports } = planCluster({
      name: "demo",
      nodes: threeNodes,
      portMappings: [{ ...http, node: "worker2" }, dns],
    });
    expect(nodes.map(({ labels }) => labels)).toEqual([
      {},
      { "port.berth.dev/dns": "53" },
      { "port.berth.dev/http": "80" },
    ]);
    expect(ports).toEqual([
      { ...dns, node: "worker", listenAddress: "127.0.0.1" },
      { ...http, node: "worker2", listenAddress: "127.0.0.1", protocol: "TCP" },
    ]);
  });

  it.each([
    { nodes: undefined, node: "control-plane" },
    { nodes: [{ role: "control-plane" }, { role: "control-plane" }] as const, node: "control-plane" },
    { nodes: threeNodes, node: "worker" },
    { nodes: [{ role: "worker" }, { role: "control-plane" }] as const, node: "worker" },
  ])("lets $node carry a port that names no node", ({ nodes, node }) => {
    expect(planCluster({ name: "demo", nodes, portMappings: [http] }).ports[0]?.node).toBe(node);
  });

  it("lets ports of a cluster of IPv6 alone listen on IPv6 addresses", () => {
    const { ports } = planCluster({
      name: "demo",
      networking: { ipFamily: "ipv6" },
      nodes: [{ role: "control-plane", extraPortMappings: [{ hostPort: 9090, containerPort: 90 }] }],
      portMappings: [http],
    });
    expect(ports.map(({ listenAddress }) => listenAddress)).toEqual(["::1", "::"]);
  });

  it("keeps a node's image", () => {
    const nodes = [{ role: "control-plane", image: "kindest/node:v1.36.3" }] as const;
    expect(planCluster({ name: "demo", nodes }).nodes[0]?.image).toBe("kindest/node:v1.36.3");
  });

  it("turns port mappings in kind's own form into ports of their node, with kind's defaults", () => {
    const extraPortMappings = [
      { containerPort: 80, hostPort: 8080 },
      { ...dns, listenAddress: "::1" },
    ];
    const { ports } = planCluster({
      name: "demo",
      nodes: [{ role: "control-plane", extraPortMappings }, { role: "worker" }],
    });
    expect(ports).toEqual([
      { ...dns, node: "control-plane", listenAddress: "::1" },
      {
        name: "tcp-8080",
        node: "control-plane",
        listenAddress: "0.0.0.0",
        hostPort: 8080,
        containerPort: 80,
        protocol: "TCP",
      },
    ]);
  });

  it.each([
    ["ipv4", "0.0.0.0"],
    ["dual", "0.0.0.0"],
    ["ipv6", "::"],
  ] as const)("listens where kind does by default, with the family %s", (ipFamily, listenAddress) => {
    const nodes = [
      { role: "control-plane", extraPortMappings: [{ containerPort: 80, hostPort: 8080 }] },
    ] as const;
    const { ports } = planCluster({ name: "demo", networking: { ipFamily }, nodes });
    expect(ports[0]?.listenAddress).toBe(listenAddress);
  });

  it("marks an edge port, and labels its node as that of any other", () => {
    const { nodes, ports } = planCluster({
      name: "demo",
      nodes: threeNodes,
      portMappings: [
        { ...http, node: "worker2", publish: "edge" },
        { ...dns, publish: "node" },
      ],
    });
    expect(ports.map(({ name, publish }) => [name, publish])).toEqual([
      ["dns", undefined],
      ["http", "edge"],
    ]);
    expect(nodes[2]?.labels).toEqual({ "port.berth.dev/http": "80" });
  });

  it("gives a node its own labels beside those of its ports", () => {
    const nodes = [{ role: "control-plane", labels: { tier: "edge" } }] as const;
    expect(planCluster({ name: "demo", nodes, portMappings: [http] }).nodes[0]?.labels).toEqual({
      tier: "edge",
      "port.berth.dev/http": "80",
    });
  });

  it("holds what kind is handed as it is given, and no key for what is left out or undefined", () => {
    const asGiven = {
      networking: everyField.networking,
      featureGates: everyField.featureGates,
      runtimeConfig: everyField.runtimeConfig,
      kubeadmConfigPatches: everyField.kubeadmConfigPatches,
      kubeadmConfigPatchesJSON6902: everyField.kubeadmConfigPatchesJSON6902,
      containerdConfigPatches: everyField.containerdConfigPatches,
      containerdConfigPatchesJSON6902: everyField.containerdConfigPatchesJSON6902,
    };
    expect(planCluster(everyField)).toMatchObject(asGiven);
    expect(planCluster(everyField).nodes[0]).toMatchObject({
      image: everyField.nodes?.[0]?.image,
      extraMounts: everyField.nodes?.[0]?.extraMounts,
      kubeadmConfigPatches: everyField.nodes?.[0]?.kubeadmConfigPatches,
      kubeadmConfigPatchesJSON6902: everyField.nodes?.[0]?.kubeadmConfigPatchesJSON6902,
    });

    const undefinedValues = {
      networking: { ipFamily: undefined },
      featureGates: undefined,
      nodes: [
        {
          role: "control-plane",
          image: undefined,
          extraMounts: [{ hostPath: "/a", containerPath: "/b", readOnly: undefined }],
        },
      ],
    } as const;
    expect(planCluster({ name: "demo", ...undefinedValues })).toStrictEqual({
      version: 1,
      name: "demo",
      networking: {},
      nodes: [
        {
          name: "control-plane",
          role: "control-plane",
          taints: [],
          labels: {},
          extraMounts: [{ hostPath: "/a", containerPath: "/b" }],
        },
      ],
      ports: [],
    });
  });

  it("writes addresses in their canonical form", () => {
    const portMappings = [{ ...http, listenAddress: "::ffff:127.0.0.1" }];
    expect(planCluster({ name: "demo", portMappings }).ports[0]?.listenAddress).toBe("127.0.0.1");
  });
});
