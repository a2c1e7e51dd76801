import { planCluster } from "@kind-berth/topology";
import { labelChanges } from "./node-labels";
import type { NodeState } from "./node-states";

const plan = planCluster({
  name: "demo",
  nodes: [{ role: "control-plane", labels: { tier: "edge", zone: "a" } }],
});

function seen(labels: Record<string, string>): Map<string, NodeState> {
  return new Map([["demo-control-plane", { notReady: undefined, cordoned: false, labels, taints: [] }]]);
}

const node = "demo-control-plane";

it("corrects changed labels and restores missing labels", () => {
  expect(labelChanges(plan, seen({ tier: "core" }), undefined)).toEqual([
    { node, key: "tier", found: "core", wanted: "edge" },
    { node, key: "zone", found: undefined, wanted: "a" },
  ]);
});

it("removes labels that only the previous plan had, and keeps labels that Berth did not set", () => {
  const labels = { tier: "edge", zone: "a", old: "1", theirs: "1" };
  const before = { labels: { "control-plane": { tier: "edge", old: "1" } } };
  expect(labelChanges(plan, seen(labels), before)).toEqual([
    { node, key: "old", found: "1", wanted: undefined },
  ]);
});

it("removes the label of a port that the node does not carry, even if no previous plan set it", () => {
  const labels = { tier: "edge", zone: "a", "port.berth.dev/http": "80" };
  expect(labelChanges(plan, seen(labels), undefined)).toEqual([
    { node, key: "port.berth.dev/http", found: "80", wanted: undefined },
  ]);
});

it("returns no changes if all labels match the plan", () => {
  const before = { labels: { "control-plane": { gone: "already" } } };
  expect(labelChanges(plan, seen({ tier: "edge", zone: "a" }), before)).toEqual([]);
});
