import { readConditions, readIngress, readService } from "./live-objects";

const list = (...items: object[]) => JSON.stringify({ items });

it("reports whether a controller serves an Ingress", () => {
  const status = (loadBalancer: object) => readIngress(JSON.stringify({ status: { loadBalancer } }));
  expect(status({ ingress: [{ hostname: "localhost" }] })).toEqual({ kind: "ingress", published: true });
  expect(status({})).toEqual({ kind: "ingress", published: false });
});

describe("readConditions", () => {
  const accepted = { type: "Accepted", status: "True" };
  const refs = { type: "ResolvedRefs", status: "False", message: "Service not found" };

  it("returns no unmet conditions if all relevant ones are true, for a Gateway and for a route", () => {
    const fine = { kind: "conditions", unmet: [] };
    const other = { type: "Conflicted", status: "False" };
    expect(readConditions(JSON.stringify({ status: { conditions: [accepted, other] } }))).toEqual(fine);
    expect(readConditions(JSON.stringify({ status: { parents: [{ conditions: [accepted] }] } }))).toEqual(
      fine,
    );
  });

  it("returns conditions that are not true, and Accepted if no conditions exist", () => {
    const route = { status: { parents: [{ conditions: [accepted, refs] }] } };
    expect(readConditions(JSON.stringify(route))).toEqual({
      kind: "conditions",
      unmet: [{ type: "ResolvedRefs", message: "Service not found" }],
    });
    expect(readConditions("{}")).toMatchObject({ unmet: [{ type: "Accepted" }] });
  });
});

it("counts a Service's endpoints in all slices, and treats endpoints without a condition as ready", () => {
  const service = JSON.stringify({ spec: { ports: [{ port: 80 }] } });
  const slices = list(
    { endpoints: [{ conditions: { ready: true } }, { conditions: { ready: false } }] },
    { endpoints: [{}] },
    { endpoints: null },
  );
  expect(readService(service, slices)).toEqual({
    kind: "service",
    ports: [80],
    endpoints: 3,
    readyEndpoints: 2,
    nodePorts: [],
  });
});

it("reads a Service's NodePorts, and the nodes with a ready endpoint if the policy is Local", () => {
  const ports = [
    { port: 80, protocol: "TCP", nodePort: 30000 },
    { port: 81, protocol: "UDP" },
  ];
  const slices = list({
    endpoints: [
      { nodeName: "demo-worker" },
      { nodeName: "demo-worker" },
      { nodeName: "demo-worker2", conditions: { ready: false } },
    ],
  });
  const read = (externalTrafficPolicy: string) =>
    readService(JSON.stringify({ spec: { externalTrafficPolicy, ports } }), slices);
  const [first] = ports;
  expect(read("Local")).toMatchObject({ nodePorts: [first], localNodes: ["demo-worker"] });
  expect(read("Cluster")).not.toHaveProperty("localNodes");
});

it("finds the name of a target port that no pod has", () => {
  const service = JSON.stringify({
    spec: {
      ports: [
        { name: "web", port: 80, targetPort: "http" },
        { name: "admin", port: 81, targetPort: "amdin" },
      ],
    },
  });
  const slices = list({ endpoints: [{}], ports: [{ name: "web" }] });
  expect(readService(service, slices)).toMatchObject({ unknownTargetPorts: ["amdin"] });
  expect(readService(service, list())).not.toHaveProperty("unknownTargetPorts");
});
