import { recordOf } from "../../../cluster/cluster-plan";
import { planCluster } from "../../../cluster/plan-cluster";
import { BerthError } from "../../../findings/berth-error";
import type { AppPlacementArgs } from "../../arguments/app-args";
import { planExposure } from "../../plan-app";

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
    portMappings: [
      { name: "web", hostPort: 8080, containerPort: 30080, node: "control-plane" },
      { name: "first", hostPort: 8081, containerPort: 30000 },
      { name: "last", hostPort: 8082, containerPort: 32767 },
      { name: "below", hostPort: 8083, containerPort: 29999 },
      { name: "above", hostPort: 8084, containerPort: 32768 },
      { name: "dns", hostPort: 5353, containerPort: 30053, protocol: "UDP" },
    ],
  }),
);

function plan(args: Partial<AppPlacementArgs>) {
  return planExposure({ name: "web", containerPort: 3000, port: "web", ...args }, record, []);
}

function codes(args: Partial<AppPlacementArgs>): string[] {
  try {
    plan(args);
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}

it("pins nothing, because kube-proxy listens on the port's node wherever the pods run", () => {
  const { exposure, reason, pods, service, url, claim, route } = plan({ replicas: 3 });
  expect({ exposure, reason, url, claim }).toEqual({
    exposure: "nodePort",
    reason: "port `web` forwards to 30080, which is in the NodePort range",
    url: "tcp://127.0.0.1:8080",
    claim: { owner: "web", port: "web", exposure: "nodePort", binds: { port: 30080, protocol: "TCP" } },
  });
  expect(pods).toMatchObject({
    replicas: 3,
    strategy: { type: "RollingUpdate" },
    placement: { tolerations: [] },
    ports: [{ containerPort: 3000, protocol: "TCP" }],
  });
  expect(pods.placement.affinity).toBeUndefined();
  expect(service).toEqual({
    name: "web",
    type: "NodePort",
    skipAwait: true,
    externalTrafficPolicy: "Cluster",
    ports: [{ port: 3000, targetPort: 3000, protocol: "TCP", nodePort: 30080 }],
  });
  expect(route.slice(2)).toEqual([
    {
      kind: "service",
      namespace: "default",
      name: "web",
      port: 3000,
      nodePort: 30080,
      externalTrafficPolicy: "Cluster",
    },
    expect.not.objectContaining({ node: "control-plane" }),
  ]);
});

it("pins the pods to the port's node, even if it is tainted, with externalTrafficPolicy Local", () => {
  const { pods, service, route } = plan({ externalTrafficPolicy: "Local" });
  const matchExpressions = [{ key: "port.berth.dev/web", operator: "In", values: ["30080"] }];
  expect(pods.placement).toEqual({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
      },
    },
    tolerations: [{ key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" }],
  });
  expect(service.externalTrafficPolicy).toBe("Local");
  expect(route.at(-1)).toMatchObject({ kind: "pod", node: "control-plane" });
});

it.each<[string, Partial<AppPlacementArgs>, string[]]>([
  ["below the range", { port: "below", exposure: "nodePort" }, ["NODE_PORT_OUT_OF_RANGE exposure"]],
  ["above the range", { port: "above", exposure: "nodePort" }, ["NODE_PORT_OUT_OF_RANGE exposure"]],
  ["that differs from the port's containerPort", { nodePort: 30081 }, ["NODE_PORT_DIFFERS nodePort"]],
])("rejects a NodePort %s", (_, args, expected) => {
  expect(codes(args)).toEqual(expected);
});

it.each<[string, Partial<AppPlacementArgs>]>([
  ["the first port of the range", { port: "first", exposure: "nodePort" }],
  ["the last port of the range", { port: "last", exposure: "nodePort" }],
  ["the NodePort that the port forwards to", { nodePort: 30080 }],
  ["a UDP NodePort", { port: "dns" }],
])("accepts %s", (_, args) => {
  expect(codes(args)).toEqual([]);
});
