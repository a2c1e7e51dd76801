import { everyField } from "../../test/fixtures/every-field";
import { planCluster } from "./plan-cluster";

const threeNodes = [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }] as const;
const http = { name: "http", hostPort: 8080, containerPort: 80 };
const dns = { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" } as const;

describe("a plan", () => {
  it("has one control plane without taints if nodes is omitted", () => {
    expect(planCluster({ name: "demo" })).toEqual({
      version: 1,
      name: "demo",
      nodes: [{ name: "control-plane", role: "control-plane", taints: [], labels: {} }],
      ports: [],
    });
  });

  it.each([
    [undefined, [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }], undefined],
    [[], [], true],
    [
      [{ key: "dedicated", value: "", effect: "NoSchedule" } as const],
      [{ key: "dedicated", effect: "NoSchedule" }],
      true,
    ],
  ])("takes a control plane's taints %j as the complete list", (taints, planned, managesTaints) => {
    const { nodes } = planCluster({
      name: "demo",
      nodes: [{ role: "control-plane", taints }, { role: "worker" }],
    });
    expect(nodes[0]?.taints).toStrictEqual(planned);
    expect(nodes[0]?.managesTaints).toBe(managesTaints);
    expect(nodes[1]).not.toHaveProperty("managesTaints");
  });

  it("prefers a node's `taints` to the taints in its kubeadm patches", () => {
    const patch = "kind: JoinConfiguration\nnodeRegistration:\n  taints: [{ key: a, effect: NoSchedule }]\n";
    const taintsOfWorker = (taints?: []) =>
      planCluster({
        name: "demo",
        nodes: [{ role: "control-plane" }, { role: "worker", taints, kubeadmConfigPatches: [patch] }],
      }).nodes[1]?.taints;
    expect(taintsOfWorker()).toEqual([{ key: "a", effect: "NoSchedule" }]);
    expect(taintsOfWorker([])).toEqual([]);
  });

  it("names nodes as kind does, and taints control planes if the cluster has several nodes", () => {
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
  ])("assigns a port without a node to $node", ({ nodes, node }) => {
    expect(planCluster({ name: "demo", nodes, portMappings: [http] }).ports[0]?.node).toBe(node);
  });

  it("uses IPv6 listen addresses by default in an IPv6-only cluster", () => {
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

  it("converts a node's extraPortMappings into ports of that node, with kind's defaults", () => {
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
  ] as const)("uses kind's default listen address for the IP family %s", (ipFamily, listenAddress) => {
    const nodes = [
      { role: "control-plane", extraPortMappings: [{ containerPort: 80, hostPort: 8080 }] },
    ] as const;
    const { ports } = planCluster({ name: "demo", networking: { ipFamily }, nodes });
    expect(ports[0]?.listenAddress).toBe(listenAddress);
  });

  it("marks an edge port, and labels its node like the node of any other port", () => {
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

  it("combines a node's own labels with the labels of its ports", () => {
    const nodes = [{ role: "control-plane", labels: { tier: "edge" } }] as const;
    expect(planCluster({ name: "demo", nodes, portMappings: [http] }).nodes[0]?.labels).toEqual({
      tier: "edge",
      "port.berth.dev/http": "80",
    });
  });

  it("contains kind's fields unchanged, and no key for an omitted or undefined argument", () => {
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

  it("contains listen addresses in canonical form", () => {
    const portMappings = [{ ...http, listenAddress: "::ffff:127.0.0.1" }];
    expect(planCluster({ name: "demo", portMappings }).ports[0]?.listenAddress).toBe("127.0.0.1");
  });
});
