import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { planExposure } from "../app/plan-app";
import { findingsOf } from "../../test/fixtures/examples/rule-example";
import type { IngressControllerPlacementArgs } from "./ingress-controller-args";
import { planControllerVerification } from "../verify/verification";
import { planIngressController } from "./plan-ingress-controller";
import { traefikArgs, traefikRules } from "./traefik";

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80, node: "control-plane" },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" },
    ],
  }),
);
const carriedBy = (count: number) => ({ ...record, nodes: record.nodes.map((node) => ({ ...node, count })) });
const http = { port: "http" };

function findings(args: object, cluster = record) {
  return findingsOf((warn) => planIngressController({ ...http, ...args }, cluster, undefined, warn)).map(
    ({ code, path }) => `${code} ${path}`,
  );
}

it("returns the same controller for a port as for an app behind the port", () => {
  const app = { name: "web", port: "http", containerPort: 80 };
  expect(planExposure(app, record, []).ingress?.controller).toEqual(planIngressController(http, record));
});

it("binds the node's port to a container port that requires no capability", () => {
  const { hostPort, containerPort } = planIngressController(http, record);
  expect({ hostPort, containerPort }).toEqual({ hostPort: 80, containerPort: 8000 });
  expect(traefikArgs("x")).toContain("--entrypoints.web.address=:8000");
});

it.each([
  ["nope", "PORT_UNKNOWN"],
  ["dns", "EXPOSURE_NEEDS_TCP"],
])("rejects port %s: %s", (port, code) => {
  expect(() => planIngressController({ port }, record)).toThrow(code);
});

it("rejects an unknown argument and a port of the wrong type", () => {
  expect(findings({ replica: 1 })).toEqual(["ARGUMENT_UNKNOWN replica"]);
  expect(() =>
    planIngressController({ port: 80 } as unknown as IngressControllerPlacementArgs, record),
  ).toThrow("ARGUMENT_TYPE");
});

describe("Pulumi's wait for the rollout", () => {
  it("is skipped, because the health check waits for a route that ends at the controller", () => {
    const plan = planIngressController(http, record);
    expect(plan.skipRolloutAwait).toBe(true);
    expect(planControllerVerification(plan)).toMatchObject({
      app: "berth-ingress-http",
      controller: true,
      deployment: "berth-ingress-http",
      container: plan.route.find((hop) => hop.kind === "node")?.container,
    });
    expect(plan.route.map(({ kind }) => kind)).toEqual(["hostPort", "node", "ingressController"]);
  });

  it.each([
    ["if the health check is disabled", { verify: false }, record],
    ["if the controller has no pods", { replicas: 0 }, record],
    [
      "if no container of a kind cluster carries the port",
      {},
      { ...record, nodes: record.nodes.map((node) => ({ ...node, nodeNames: ["machine"] })) },
    ],
  ])("is not skipped %s", (_, args, on) => {
    expect(planIngressController({ ...http, ...args }, on)).not.toHaveProperty("skipRolloutAwait");
  });
});

describe("replicas", () => {
  it.each([1, 3])("default to the number of nodes that carry the port: %d", (count) => {
    expect(planIngressController(http, carriedBy(count)).replicas).toBe(count);
  });

  it("use Recreate and no disruption budget for a single pod, because a budget would block drains", () => {
    const { strategy, disruptionBudget } = planIngressController(http, record);
    expect({ strategy, disruptionBudget }).toEqual({
      strategy: { type: "Recreate" },
      disruptionBudget: undefined,
    });
  });

  it("are replaced and drained one at a time if the controller has several pods", () => {
    expect(planIngressController(http, carriedBy(2))).toMatchObject({
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
      disruptionBudget: { maxUnavailable: 1 },
    });
  });

  it.each([
    [2, 1, ["REPLICAS_EXCEED_NODES replicas"]],
    [1, 2, ["NODES_WITHOUT_POD replicas"]],
    [-1, 1, ["REPLICAS_INVALID replicas"]],
    [2, 2, []],
    [0, 2, []],
  ])("of %d for %d nodes cause the findings %j", (replicas, count, expected) => {
    expect(findings({ replicas }, carriedBy(count))).toEqual(expected);
  });
});

describe("additional Traefik flags", () => {
  it.each(["--accesslog=true", "--entrypoints.web.http.middlewares=a@file", "--log.level", "DEBUG"])(
    "are accepted if Berth does not set them: %s",
    (arg) => {
      expect(findings({ args: [arg] })).toEqual([]);
      expect(planIngressController({ ...http, args: [arg] }, record).args).toEqual([arg]);
    },
  );

  it.each([
    "--api",
    "-api.insecure=true",
    "--entryPoints.web.address=:80",
    "--providers.kubernetesIngress.ingressClass=other",
    "--providers.kubernetesgateway",
    "--metrics.prometheus=false",
    "--configFile=/traefik.yml",
  ])("are rejected if Berth sets them: %s", (arg) => {
    expect(findings({ args: ["--accesslog", arg] })).toEqual(["INGRESS_CONTROLLER_ARG_SETTLED args[1]"]);
  });
});

it("disables the API and the dashboard, and serves metrics on a separate port", () => {
  const args = traefikArgs("x", { gateway: true });
  expect(args.filter((arg) => arg.includes("api"))).toEqual([]);
  expect(args).toEqual(
    expect.arrayContaining([
      "--entrypoints.metrics.address=:9100",
      "--metrics.prometheus.entrypoint=metrics",
      "--metrics.prometheus=true",
    ]),
  );
  expect(planIngressController(http, record).annotations).toMatchObject({ "prometheus.io/port": "9100" });
});

it("returns a copy of the RBAC rules, so that callers can change the copy", () => {
  traefikRules().pop();
  traefikRules()[0]?.resources.pop();
  expect(traefikRules()[0]?.resources).toEqual(["services", "secrets", "nodes"]);
  expect(traefikRules()).toHaveLength(4);
});
