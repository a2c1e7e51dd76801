import { planCluster } from "../cluster/plan-cluster";
import { creationFacts } from "./creation-facts";
import { notSeen, parseSighting, sight, type Found } from "./sighting";

const http = { name: "http", hostPort: 8080, containerPort: 80 };
const nodes = [{ role: "control-plane" }, { role: "worker" }] as const;
const plan = { ...planCluster({ name: "demo", nodes, portMappings: [http] }), owner: "shop/dev/demo" };
const containers = { "demo-control-plane": "1a", "demo-worker": "1b" };
const whole: Found = {
  claim: { owner: "shop/dev/demo", life: "1" },
  state: { life: "3", revision: "5", facts: creationFacts(plan), containers },
  containers,
  differences: [],
  amiss: [],
};
const inService = { known: true, life: "3", revision: "5", reasons: [], refusals: [] };

it("changes nothing about a cluster in service", () => {
  expect(sight(plan, [whole])).toEqual(inService);
});

it.each<[string, Found[]]>([
  ["no engine answers", []],
  ["nobody has claimed the name", [{ ...whole, claim: undefined, state: undefined }]],
  ["another owner has", [{ ...whole, claim: { owner: "shop/prod/demo", life: "1" } }]],
])("cannot tell where %s", (_, found) => {
  expect(sight(plan, found)).toEqual(notSeen);
});

it("begins another life when the cluster was deleted behind Pulumi's back", () => {
  expect(sight(plan, [{ ...whole, containers: {} }])).toEqual({
    ...inService,
    life: "4",
    reasons: [
      "the cluster `demo` was deleted behind Pulumi's back: this replaces it, with all that is on it",
    ],
  });
});

it("begins another life when one node is gone, and says which", () => {
  const { life, reasons } = sight(plan, [{ ...whole, containers: { "demo-control-plane": "1a" } }]);
  expect(life).toBe("4");
  expect(reasons).toEqual([expect.stringMatching(/^`demo-worker` of the cluster `demo` was removed/)]);
});

it("begins another life when the making was cut short, whatever is there", () => {
  const making = { life: "3", revision: "5", facts: creationFacts(plan), containers: {} };
  const cutShort = { ...notSeen, known: true, life: "4" };
  expect(sight(plan, [{ ...whole, state: making }])).toEqual(cutShort);
  expect(sight(plan, [{ ...whole, state: making, containers: {} }])).toEqual(cutShort);
  expect(sight(plan, [{ ...whole, state: undefined, containers: {} }])).toEqual({ ...cutShort, life: "2" });
});

it("puts right what is amiss by another revision, as often as it looks", () => {
  const amiss = { ...whole, amiss: ["node `demo-worker` is cordoned"] };
  const seen = sight(plan, [amiss]);
  expect(seen).toEqual({
    ...inService,
    revision: "6",
    reasons: ["node `demo-worker` is cordoned: this puts it right, and keeps the cluster `demo`"],
  });
  expect(sight(plan, [amiss])).toEqual(seen);
});

it("refuses a cluster of the same name that somebody else has made, with the difference", () => {
  const strange = { "demo-control-plane": "2a", "demo-worker": "2b" };
  const differences = ["`demo-worker` publishes nothing, and the plan says 127.0.0.1:8080/TCP -> 80"];
  const { refusals, ...rest } = sight(plan, [{ ...whole, containers: strange, differences }]);
  expect(rest).toEqual({ ...inService, refusals: undefined });
  expect(refusals).toMatchObject([
    { code: "CLUSTER_RECREATED", rule: expect.stringContaining("publishes nothing") as string },
  ]);
});

it("says why a change of the program replaces the cluster, and leaves what is amiss to the new one", () => {
  const moved = { ...http, node: "control-plane" };
  const now = { ...planCluster({ name: "demo", nodes, portMappings: [moved] }), owner: "shop/dev/demo" };
  expect(sight(now, [{ ...whole, amiss: ["node `demo-worker` is cordoned"] }])).toEqual({
    ...inService,
    reasons: ["replaces the cluster `demo`: port `http` moves from `worker` to `control-plane`"],
  });
});

it("takes the engine that has the containers, where the name is claimed on several", () => {
  expect(sight(plan, [{ ...whole, containers: {} }, whole])).toEqual(inService);
});

it("survives JSON, and is nothing where the text is none", () => {
  const seen = sight(plan, [{ ...whole, containers: { other: "9" }, differences: ["it is not"] }]);
  expect(parseSighting(JSON.stringify(seen))).toEqual(seen);
  expect(parseSighting("")).toEqual(notSeen);
  expect(parseSighting('{"known":true}')).toEqual(notSeen);
});
