import { web, record } from "../../../test/fixtures/demo-app";
import { planApp } from "../plan-app";

const skips = (args: object) => planApp({ ...web, ...args }, record, []).skipRolloutAwait === true;

describe("Pulumi's wait for the rollout", () => {
  it.each([
    ["ingress", {}],
    ["hostPort", { port: "db" }],
    ["nodePort", { port: "node" }],
  ] as const)("is left to the health check for %s", (exposure, args) => {
    expect(skips({ exposure, ...args })).toBe(true);
  });

  it("is left to the health check if it can check one of several exposures", () => {
    const exposures = [
      { port: "dns", containerPort: 53 },
      { port: "node", containerPort: 53, exposure: "nodePort" },
    ] as const;
    expect(planApp({ name: "dns", exposures }, record, []).skipRolloutAwait).toBe(true);
  });

  it.each<readonly [string, object]>([
    ["without the health check", { verify: false }],
    ["without pods", { replicas: 0 }],
    ["if the health check cannot check the port's protocol", { port: "dns", exposure: "hostPort" }],
    [
      "if the program decides what to wait for",
      { annotations: { "pulumi.com/waitFor": "jsonpath={.spec}" } },
    ],
  ])("stays enabled %s", (_, args) => {
    expect(skips(args)).toBe(false);
  });

  it("stays enabled if no container of a kind cluster publishes the port", () => {
    const nodes = record.nodes.map((node) => ({ ...node, nodeNames: [`machine-${node.name}`] }));
    expect(planApp(web, { ...record, nodes }, []).skipRolloutAwait).toBeUndefined();
  });
});
