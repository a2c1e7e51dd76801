import { planCluster } from "../cluster/plan-cluster";
import { creationFacts } from "./creation-facts";
import { notObserved, parseObservation, observe, type FoundCluster } from "./observation";

const http = { name: "http", hostPort: 8080, containerPort: 80 };
const nodes = [{ role: "control-plane" }, { role: "worker" }] as const;
const plan = { ...planCluster({ name: "demo", nodes, portMappings: [http] }), owner: "shop/dev/demo" };
const containers = { "demo-control-plane": "1a", "demo-worker": "1b" };
const whole: FoundCluster = {
  ownership: { owner: "shop/dev/demo", instanceId: "1" },
  state: { instanceId: "3", repairCount: "5", facts: creationFacts(plan), containers },
  containers,
  differences: [],
  drift: [],
};
const inService = { known: true, instanceId: "3", repairCount: "5", reasons: [], refusals: [] };

it("reports no change for a cluster that matches the plan", () => {
  expect(observe(plan, [whole])).toEqual(inService);
});

it.each<[string, FoundCluster[]]>([
  ["no engine responds", []],
  ["the name has no owner", [{ ...whole, ownership: undefined, state: undefined }]],
  ["the name has another owner", [{ ...whole, ownership: { owner: "shop/prod/demo", instanceId: "1" } }]],
])("returns notObserved if %s", (_, found) => {
  expect(observe(plan, found)).toEqual(notObserved);
});

it("increases instanceId if the cluster was deleted outside Pulumi", () => {
  expect(observe(plan, [{ ...whole, containers: {} }])).toEqual({
    ...inService,
    instanceId: "4",
    reasons: [
      "cluster `demo` was deleted outside Pulumi; this update recreates the cluster and everything on it",
    ],
  });
});

it("increases instanceId if a node was removed, and names the node", () => {
  const { instanceId, reasons } = observe(plan, [{ ...whole, containers: { "demo-control-plane": "1a" } }]);
  expect(instanceId).toBe("4");
  expect(reasons).toEqual([expect.stringMatching(/^`demo-worker` of cluster `demo` was removed/)]);
});

it("increases instanceId if the creation was interrupted, whether or not containers exist", () => {
  const making = { instanceId: "3", repairCount: "5", facts: creationFacts(plan), containers: {} };
  const cutShort = { ...notObserved, known: true, instanceId: "4" };
  expect(observe(plan, [{ ...whole, state: making }])).toEqual(cutShort);
  expect(observe(plan, [{ ...whole, state: making, containers: {} }])).toEqual(cutShort);
  expect(observe(plan, [{ ...whole, state: undefined, containers: {} }])).toEqual({
    ...cutShort,
    instanceId: "2",
  });
});

it("increases repairCount if the cluster has drifted, and returns the same result on each call", () => {
  const drift = { ...whole, drift: ["node `demo-worker` is cordoned"] };
  const seen = observe(plan, [drift]);
  expect(seen).toEqual({
    ...inService,
    repairCount: "6",
    reasons: ["node `demo-worker` is cordoned; this update repairs it and keeps cluster `demo`"],
  });
  expect(observe(plan, [drift])).toEqual(seen);
});

it("rejects a cluster that another process recreated with the same name, and reports the difference", () => {
  const strange = { "demo-control-plane": "2a", "demo-worker": "2b" };
  const differences = ["`demo-worker` publishes nothing, and the plan says 127.0.0.1:8080/TCP -> 80"];
  const { refusals, ...rest } = observe(plan, [{ ...whole, containers: strange, differences }]);
  expect(rest).toEqual({ ...inService, refusals: undefined });
  expect(refusals).toMatchObject([
    { code: "CLUSTER_RECREATED", reason: expect.stringContaining("publishes nothing") as string },
  ]);
});

it("increases instanceId if a program change replaces the cluster, gives the reason, and does not repair the old cluster's drift", () => {
  const moved = { ...http, node: "control-plane" };
  const now = { ...planCluster({ name: "demo", nodes, portMappings: [moved] }), owner: "shop/dev/demo" };
  expect(observe(now, [{ ...whole, drift: ["node `demo-worker` is cordoned"] }])).toEqual({
    ...inService,
    instanceId: "4",
    reasons: ["this update replaces cluster `demo`: port `http` moves from `worker` to `control-plane`"],
  });
});

it("uses the engine that has the containers if the stack owns the name on several engines", () => {
  expect(observe(plan, [{ ...whole, containers: {} }, whole])).toEqual(inService);
});

it("increases repairCount if the saved state is damaged, and instanceId only if the cluster is gone too", () => {
  const damaged = { ...whole, state: undefined, damagedState: { instanceId: "3", repairCount: "5" } };
  expect(observe(plan, [damaged])).toEqual({
    ...inService,
    repairCount: "6",
    reasons: [
      "Berth's saved state of cluster `demo` is damaged; this update writes it again and keeps the cluster",
    ],
  });
  expect(observe(plan, [{ ...damaged, containers: {} }])).toMatchObject({
    instanceId: "4",
    repairCount: "5",
  });
});

it("survives a round trip through JSON, and is undefined if the text is not an observation", () => {
  const seen = observe(plan, [{ ...whole, containers: { other: "9" }, differences: ["it is not"] }]);
  expect(parseObservation(JSON.stringify(seen))).toEqual(seen);
  expect(parseObservation("")).toBeUndefined();
  expect(parseObservation('{"known":true}')).toBeUndefined();
});
