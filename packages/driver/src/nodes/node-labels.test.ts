import { planCluster } from "@kind-berth/topology";
import { labelChanges } from "./node-labels";
import type { NodeState } from "./node-states";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane", labels: { tier: "edge", zone: "a" } }],
});

function seen(labels: Record<string, string>): Map<string, NodeState> {
  return new Map([["demo-control-plane", { notReady: undefined, cordoned: false, labels }]]);
}

const node = "demo-control-plane";

it("puts right what is wrong or gone", () => {
  expect(labelChanges(plan, seen({ tier: "core" }), undefined)).toEqual([
    { node, key: "tier", found: "core", wanted: "edge" },
    { node, key: "zone", found: undefined, wanted: "a" },
  ]);
});

it("takes away what only the plan before had, and leaves what others have given", () => {
  const labels = { tier: "edge", zone: "a", old: "1", theirs: "1" };
  const before = { labels: { "control-plane": { tier: "edge", old: "1" } } };
  expect(labelChanges(plan, seen(labels), before)).toEqual([
    { node, key: "old", found: "1", wanted: undefined },
  ]);
});

it("takes away the label of a port that the node does not carry, whoever left it there", () => {
  const labels = { tier: "edge", zone: "a", "port.berth.dev/http": "80" };
  expect(labelChanges(plan, seen(labels), undefined)).toEqual([
    { node, key: "port.berth.dev/http", found: "80", wanted: undefined },
  ]);
});

it("finds nothing to do where all is as planned", () => {
  const before = { labels: { "control-plane": { gone: "already" } } };
  expect(labelChanges(plan, seen({ tier: "edge", zone: "a" }), before)).toEqual([]);
});
