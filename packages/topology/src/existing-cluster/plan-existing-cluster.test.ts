import { planExposure } from "../app/plan-app";
import { planIngressController } from "../ingress-controller/plan-ingress-controller";
import { parseRecord } from "../model/cluster-record";
import { findingsOf } from "../../test/fixtures/examples/rule-example";
import type { ExistingTopologyArgs } from "./existing-cluster-args";
import { planExistingCluster } from "./plan-existing-cluster";

const http = { name: "http", address: "203.0.113.10", hostPort: 80 };
const dns = {
  name: "dns",
  address: "203.0.113.10",
  hostPort: 5353,
  containerPort: 53,
  protocol: "UDP",
} as const;
const taints = [{ key: "example.com/edge", value: "lb", effect: "NoSchedule" }] as const;
const app = { name: "web", port: "http", containerPort: 8080, host: "shop.example.com" };

function planned(topology: ExistingTopologyArgs) {
  return planExistingCluster({ name: "prod", ...topology });
}

function codes(topology: object): string[] {
  return findingsOf((warn) => planExistingCluster({ name: "prod", ...topology }, warn)).map(
    ({ code, path }) => `${code} ${path}`,
  );
}

describe("a node that is defined by name", () => {
  const { record, nodeLabels } = planned({
    nodes: [{ name: "edge-1", taints }],
    portMappings: [http, dns],
    labelNodes: true,
  });

  it("carries its ports, and gets one label for each port", () => {
    expect(record.ports).toMatchObject([
      { name: "dns", node: "edge-1", listenAddress: "203.0.113.10", hostPort: 5353, containerPort: 53 },
      { name: "http", node: "edge-1", hostPort: 80, containerPort: 80, protocol: "TCP" },
    ]);
    expect(nodeLabels).toEqual([
      { name: "http", node: "edge-1", key: "port.berth.dev/http", value: "80" },
      { name: "dns", node: "edge-1", key: "port.berth.dev/dns", value: "53" },
    ]);
  });

  it("serves an ingress app through a controller that is pinned to the node, with pods on any node", () => {
    const plan = planExposure(app, record, []);
    expect(plan).toMatchObject({ exposure: "ingress", url: "http://shop.example.com/" });
    expect(plan.pods.placement).toEqual({ tolerations: [] });
    expect(plan.ingress?.controller).toMatchObject({ replicas: 1, hostPort: 80 });
    expect(pinsOf(plan.ingress?.controller?.placement)).toEqual([["port.berth.dev/http", "80"]]);
    expect(plan.ingress?.controller?.placement.tolerations).toEqual([{ ...taints[0], operator: "Equal" }]);
    expect(plan.route[1]).toEqual({
      kind: "node",
      node: "edge-1",
      nodeNames: ["edge-1"],
      containerPort: 80,
      protocol: "TCP",
    });
  });

  it("has a cluster record that JSON serialization does not change, so other stacks can read it", () => {
    expect(parseRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });
});

describe("several nodes that carry one port", () => {
  const matchLabels = { "node-role.example.com/edge": "", "example.com/zone": "a" };
  const edge = { name: "edge", matchLabels, count: 3 };
  const { record, nodeLabels } = planned({ nodes: [edge], portMappings: [http, { ...dns, node: "edge" }] });

  it("are selected by their own labels, and get no label from Berth", () => {
    expect(pinsOf(planIngressController({ port: "http" }, record).placement)).toEqual(
      Object.entries(matchLabels),
    );
    expect(nodeLabels).toEqual([]);
  });

  it("get one Ingress controller pod per node, so that every node responds", () => {
    expect(planIngressController({ port: "http" }, record).replicas).toBe(3);
  });

  it("get one pod per node of an app that binds the port", () => {
    const onDns = { name: "dns", port: "dns", containerPort: 53 };
    expect(planExposure(onDns, record, []).pods).toMatchObject({
      replicas: 3,
      strategy: { type: "Recreate" },
    });
    expect(() => planExposure({ ...onDns, replicas: 4 }, record, [])).toThrow("REPLICAS_EXCEED_NODES");
    const warned = findingsOf((warn) => planExposure({ ...onDns, replicas: 2 }, record, [], warn));
    expect(warned.map(({ code }) => code)).toEqual(["NODES_WITHOUT_POD"]);
  });

  it("can be defined by name, and each node gets a label", () => {
    const named = planned({
      nodes: [{ name: "edge", nodeNames: ["a", "b"] }],
      portMappings: [http],
      labelNodes: true,
    });
    expect(named.record.nodes).toMatchObject([{ name: "edge", nodeNames: ["a", "b"], count: 2 }]);
    expect(named.nodeLabels.map(({ name, node }) => [name, node])).toEqual([
      ["http", "a"],
      ["http-2", "b"],
    ]);
  });

  it("are rejected for the policy Local, because nodes without a pod would drop requests", () => {
    const node = planned({ nodes: [edge], portMappings: [{ ...http, name: "node", containerPort: 30080 }] });
    const local = { ...app, host: undefined, port: "node", externalTrafficPolicy: "Local" } as const;
    expect(() => planExposure(local, node.record, [])).toThrow("LOCAL_POLICY_UNPINNED");
  });
});

describe("a load balancer", () => {
  const { record } = planned({
    nodes: [{ name: "edge-1" }],
    portMappings: [http],
    labelNodes: true,
    loadBalancer: { address: "lb.example.com", ports: [{ name: "https", hostPort: 443 }] },
  });
  const balanced = { name: "web", port: "https", containerPort: 8443 };

  it("routes to a Service, and no node carries the load balancer's ports", () => {
    const plan = planExposure(balanced, record, []);
    expect(plan).toMatchObject({ exposure: "loadBalancer", url: "https://lb.example.com:443/" });
    expect(plan.route[0]).toEqual({
      kind: "loadBalancer",
      address: "lb.example.com",
      port: 443,
      protocol: "TCP",
    });
    expect(plan.claim).not.toHaveProperty("binds");
  });

  it("cannot use a node's port, and a node exposure cannot use a load balancer's port", () => {
    expect(() => planExposure({ ...balanced, exposure: "hostPort" }, record, [])).toThrow(
      "PORT_OF_LOAD_BALANCER",
    );
    expect(() => planIngressController({ port: "https" }, record)).toThrow("PORT_OF_LOAD_BALANCER");
    expect(() => planExposure({ ...balanced, port: "http", exposure: "loadBalancer" }, record, [])).toThrow(
      "PORT_NOT_BALANCED",
    );
  });

  it("does not require the definition of a node", () => {
    const loadBalancer = { address: "203.0.113.20", ports: [{ name: "https", hostPort: 443 }] };
    expect(planned({ loadBalancer }).record).toMatchObject({ loadBalancer: true, nodes: [] });
  });
});

describe("the NodePort range", () => {
  const topology = {
    nodes: [{ name: "edge-1" }],
    portMappings: [{ ...http, hostPort: 3000 }],
    labelNodes: true,
  };
  const onHttp = { name: "web", port: "http", containerPort: 8080, host: "shop.example.com" };

  it("is the API server's flag, and apps use it; control: the default range", () => {
    const { record } = planned({ ...topology, serviceNodePortRange: "3000+1000" });
    expect(parseRecord(record).serviceNodePortRange).toEqual({ first: 3000, last: 4000 });
    expect(planExposure({ ...onHttp, host: undefined }, record, []).exposure).toBe("nodePort");
    expect(planExposure(onHttp, planned(topology).record, []).exposure).toBe("ingress");
  });

  it("is omitted from the record if it is the default range", () => {
    expect(planned({ ...topology, serviceNodePortRange: "30000-32767" })).toEqual(planned(topology));
  });

  it.each(["4000-3000", "3000 to 4000", "70000-80000"])("is rejected as %j", (serviceNodePortRange) => {
    expect(codes({ ...topology, serviceNodePortRange })).toEqual([
      "NODE_PORT_RANGE_INVALID serviceNodePortRange",
    ]);
  });
});

describe("planExistingCluster", () => {
  const nodes = [{ name: "edge-1" }];
  const labelNodes = true;

  it.each<[string, object, string[]]>([
    ["a port mapping without any node", { portMappings: [http] }, ["NODE_UNKNOWN portMappings[0].node"]],
    [
      "a port mapping with an unknown node",
      { nodes, labelNodes, portMappings: [http, { ...dns, node: "edge-2" }] },
      ["NODE_UNKNOWN portMappings[1].node"],
    ],
    [
      "two names for the same port of a node",
      {
        nodes,
        labelNodes,
        portMappings: [http, { ...http, name: "web", hostPort: 8080, containerPort: 80 }],
      },
      ["CONTAINER_PORT_TAKEN portMappings[1].containerPort"],
    ],
    [
      "the same address and port for a node and the load balancer",
      {
        nodes,
        labelNodes,
        portMappings: [http],
        loadBalancer: { address: http.address, ports: [{ name: "lb", hostPort: 80 }] },
      },
      ["HOST_PORT_TAKEN loadBalancer.ports[0].hostPort"],
    ],
    [
      "empty matchLabels, which cannot pin pods",
      { nodes: [{ name: "edge", matchLabels: {}, count: 1 }] },
      ["NODE_LABEL_INVALID nodes[0].matchLabels"],
    ],
    [
      "taints that the API server does not accept",
      { nodes: [{ name: "edge", taints: [...taints, { key: "a b", effect: "Never" }, ...taints] }] },
      [
        "NODE_TAINT_INVALID nodes[0].taints[1].key",
        "NODE_TAINT_INVALID nodes[0].taints[1].effect",
        "NODE_TAINT_TAKEN nodes[0].taints[2]",
      ],
    ],
    ["labelNodes without a port mapping", { nodes, labelNodes }, ["ARGUMENT_UNUSED labelNodes"]],
    [
      "an empty list of node names",
      { nodes: [{ name: "edge", nodeNames: [] }] },
      ["NODE_COUNT_INVALID nodes[0].nodeNames"],
    ],
    [
      "a count that differs from the number of node names",
      { nodes: [{ name: "edge", nodeNames: ["a", "b"], count: 3 }] },
      ["NODE_COUNT_INVALID nodes[0].count"],
    ],
    [
      "kind's field listenAddress in a port mapping",
      { nodes, labelNodes, portMappings: [http, { ...dns, listenAddress: "::" }] },
      ["ARGUMENT_UNKNOWN portMappings[1].listenAddress"],
    ],
  ])("rejects %s", (_, topology, expected) => {
    expect(codes(topology)).toEqual(expected);
  });

  it("reports all problems at once", () => {
    expect(codes({ nodes, portMappings: [{ ...http, address: "http://x", hostPort: 0 }, http] })).toEqual(
      expect.arrayContaining([
        "ADDRESS_INVALID portMappings[0].address",
        "PORT_NUMBER_INVALID portMappings[0].hostPort",
        "PORT_NAME_TAKEN portMappings[1].name",
        "NODE_UNPINNABLE nodes[0].matchLabels",
      ]),
    );
  });
});

function pinsOf(placement: ReturnType<typeof planIngressController>["placement"] | undefined) {
  const terms =
    placement?.affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;
  return terms?.flatMap(({ matchExpressions }) =>
    matchExpressions.map(({ key, values }) => [key, values.join()]),
  );
}
