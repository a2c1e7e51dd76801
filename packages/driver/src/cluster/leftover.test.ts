import { planCluster } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { judge, type Remains } from "./leftover";
import type { OwnershipVolumes } from "../ownership/ownership-volumes";
import { stateOf } from "../state/cluster-state";

const http = { name: "http", hostPort: 8080, containerPort: 80 };
const plan = { ...planCluster({ name: "demo", portMappings: [http] }), owner: "shop/dev/demo" };
const other = { ...planCluster({ name: "demo" }), owner: "shop/dev/demo" };
const container: Container = {
  id: "0a1b",
  name: "demo-control-plane",
  running: true,
  labels: {},
  networks: [],
  addresses: [],
  mounts: [],
  published: [{ ...http, listenAddress: "127.0.0.1", protocol: "TCP" }],
};
const context = { instanceId: "1", repairCount: "1" };
const marksFor = (made = plan, containers: readonly Container[] = []): OwnershipVolumes => ({
  ownership: { owner: made.owner, instanceId: "1", token: "" },
  state: stateOf(made, context, containers),
});
const whole: Remains = { containers: [container], volumes: marksFor(), ready: true };

it("resumes a complete cluster of the same owner that matches the plan", () => {
  expect(judge(plan, whole)).toBe("resume");
});

it("resumes a cluster that an earlier run completed, even if its nodes are not Ready yet", () => {
  const volumes = marksFor(plan, [container]);
  expect(judge(plan, { ...whole, volumes, ready: false })).toBe("resume");
});

it("clears a cluster that has lost a node", () => {
  const worker = { ...container, id: "2c3d", name: "demo-worker" };
  const volumes = marksFor(plan, [container, worker]);
  expect(judge(plan, { ...whole, volumes, ready: false })).toBe("clear");
});

it.each([true, false])("keeps a cluster that another program created instead; Ready: %s", (ready) => {
  const volumes = marksFor(plan, [{ ...container, id: "9f9f" }]);
  expect(() => judge(plan, { ...whole, volumes, ready })).toThrow("CLUSTER_RECREATED");
});

it("clears an incomplete cluster of the same owner, even if it was created from another plan", () => {
  expect(judge(plan, { ...whole, ready: false })).toBe("clear");
  expect(judge(plan, { ...whole, ready: false, volumes: marksFor(other) })).toBe("clear");
});

it.each([
  ["has no owner", { volumes: { ownership: undefined, state: undefined } }, "Berth did not create it"],
  [
    "belongs to another owner",
    { volumes: marksFor({ ...plan, owner: "shop/prod/demo" }) },
    "and belongs to shop/prod/demo",
  ],
  [
    "is in service and was created from another plan",
    { volumes: marksFor(other) },
    "already exists, but was created with other settings",
  ],
])("reports CLUSTER_EXISTS for a cluster that %s", (_, remains, reason) => {
  expect(() => judge(plan, { ...whole, ...remains })).toThrow(reason);
  expect(() => judge(plan, { ...whole, ...remains })).toThrow("CLUSTER_EXISTS");
});

it("does not resume a cluster whose containers publish other ports", () => {
  const containers = [{ ...container, published: [] }];
  expect(() => judge(plan, { ...whole, containers })).toThrow("PORTS_DIFFER");
});

describe("if the plan sets `adopt`", () => {
  const adopting = { ...plan, adopt: true as const };
  const labelled = { ...container, labels: { "io.x-k8s.kind.role": "control-plane" } };
  const unmarked: Remains = {
    containers: [labelled],
    volumes: { ownership: undefined, state: undefined },
    ready: true,
  };

  it("adopts a cluster that matches the plan and has no ownership volume", () => {
    expect(judge(adopting, unmarked)).toBe("adopt");
  });

  it("rejects a cluster that differs from the plan and has no ownership volume", () => {
    const containers = [{ ...labelled, published: [] }];
    expect(() => judge(adopting, { ...unmarked, containers })).toThrow("ADOPTION_DIFFERS");
  });

  it("rejects a cluster that belongs to another owner", () => {
    const volumes = marksFor({ ...plan, owner: "shop/prod/demo" });
    expect(() => judge(adopting, { ...unmarked, volumes })).toThrow("and belongs to shop/prod/demo");
  });
});
