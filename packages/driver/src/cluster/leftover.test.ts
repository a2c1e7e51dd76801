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
const marksFor = (made = plan): OwnershipVolumes => ({
  ownership: { owner: made.owner, instanceId: "1", token: "" },
  state: stateOf(made, context, []),
});
const whole: Remains = { containers: [container], volumes: marksFor(), ready: true };

it("takes up a whole cluster of its own, as planned", () => {
  expect(judge(plan, whole)).toBe("resume");
});

it("clears a cluster of its own that is not whole, whatever it was made from", () => {
  expect(judge(plan, { ...whole, ready: false })).toBe("clear");
  expect(judge(plan, { ...whole, ready: false, volumes: marksFor(other) })).toBe("clear");
});

it.each([
  ["Berth has not made", { volumes: { ownership: undefined, state: undefined } }, "Berth did not create it"],
  [
    "another owner has made",
    { volumes: marksFor({ ...plan, owner: "shop/prod/demo" }) },
    "and belongs to shop/prod/demo",
  ],
  [
    "is in service, made from another plan",
    { volumes: marksFor(other) },
    "already exists, but was created with other settings",
  ],
])("leaves alone, ready or not, a cluster that %s", (_, remains, reason) => {
  expect(() => judge(plan, { ...whole, ...remains })).toThrow(reason);
  expect(() => judge(plan, { ...whole, ...remains })).toThrow("CLUSTER_EXISTS");
});

it("does not resume a cluster whose containers publish something else", () => {
  const containers = [{ ...container, published: [] }];
  expect(() => judge(plan, { ...whole, containers })).toThrow("PORTS_DIFFER");
});

describe("a cluster that nobody has marked, where the plan adopts it", () => {
  const adopting = { ...plan, adopt: true as const };
  const labelled = { ...container, labels: { "io.x-k8s.kind.role": "control-plane" } };
  const unmarked: Remains = {
    containers: [labelled],
    volumes: { ownership: undefined, state: undefined },
    ready: true,
  };

  it("is adopted as it is", () => {
    expect(judge(adopting, unmarked)).toBe("adopt");
  });

  it("is refused where it differs", () => {
    const containers = [{ ...labelled, published: [] }];
    expect(() => judge(adopting, { ...unmarked, containers })).toThrow("ADOPTION_DIFFERS");
  });

  it("is left alone where somebody has marked it", () => {
    const volumes = marksFor({ ...plan, owner: "shop/prod/demo" });
    expect(() => judge(adopting, { ...unmarked, volumes })).toThrow("and belongs to shop/prod/demo");
  });
});
