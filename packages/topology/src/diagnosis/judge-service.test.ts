import { planExposure } from "../app/plan-app";
import { planServiceExposure } from "../app/plan-service";
import { record } from "../../test/fixtures/demo-app";
import type { Route } from "../model/route";
import { diagnose } from "./diagnose";
import type { ServiceFacts } from "./hop-facts";

const { route } = planServiceExposure(
  { name: "gateway", port: "node", service: { name: "istio", port: 80 } },
  record,
  [],
);
const facts: ServiceFacts = {
  kind: "service",
  ports: [80],
  endpoints: 2,
  readyEndpoints: 2,
  nodePorts: [{ port: 80, protocol: "TCP", nodePort: 30080 }],
};
const judged = (changes: Partial<ServiceFacts>, on: Route = route) =>
  diagnose(
    on,
    on.map(({ kind }) => (kind === "service" ? { ...facts, ...changes } : undefined)),
  ).find(({ hop }) => hop === "service");

describe("the Service of a NodePort", () => {
  it.each<[string, Partial<ServiceFacts>, string]>([
    ["has the NodePort", {}, "SERVICE_READY"],
    [
      "has another NodePort",
      { nodePorts: [{ port: 80, protocol: "TCP", nodePort: 31234 }] },
      "SERVICE_NODE_PORT_DIFFERS",
    ],
    ["has no NodePort", { nodePorts: [] }, "SERVICE_NODE_PORT_DIFFERS"],
    [
      "has the NodePort on another port",
      { nodePorts: [{ port: 81, protocol: "TCP", nodePort: 30080 }] },
      "SERVICE_NODE_PORT_DIFFERS",
    ],
    [
      "has the NodePort for another protocol",
      { nodePorts: [{ port: 80, protocol: "UDP", nodePort: 30080 }] },
      "SERVICE_NODE_PORT_DIFFERS",
    ],
    ["has endpoints only on other nodes", { localNodes: ["demo-worker2"] }, "ENDPOINTS_NOT_ON_NODE"],
    ["has an endpoint on the port's node", { localNodes: ["demo-worker2", "demo-worker"] }, "SERVICE_READY"],
  ])("that %s", (_, changes, code) => {
    expect(judged(changes)?.code).toBe(code);
  });

  it("is described with both numbers", () => {
    const nodePorts = [{ port: 80, protocol: "TCP", nodePort: 31234 }];
    expect(judged({ nodePorts })?.clause).toBe(
      "its port 80 has NodePort 31234, but the host port forwards to NodePort 30080",
    );
    expect(judged({ nodePorts: [] })?.clause).toContain("its port 80 has no NodePort,");
  });
});

it("ignores NodePorts and local endpoints on a route through a controller", () => {
  const byIngress = planExposure({ name: "web", port: "http", containerPort: 80 }, record, []).route;
  expect(judged({ nodePorts: [], localNodes: [] }, byIngress)?.code).toBe("SERVICE_READY");
});
