import { planCluster, type Taint } from "@kind-berth/topology";
import type { NodeState } from "./node-states";
import { taintChanges } from "./node-taints";

const dedicated: Taint = { key: "dedicated", value: "db", effect: "NoSchedule" };
const evicting: Taint = { ...dedicated, effect: "NoExecute" };
const theirs = { key: "theirs", effect: "NoSchedule" };
const node = "demo-worker";

function plan(taints?: readonly Taint[]) {
  return planCluster({ name: "demo", nodes: [{ role: "control-plane" }, { role: "worker", taints }] });
}

function seen(...taints: NodeState["taints"]): Map<string, NodeState> {
  return new Map([[node, { notReady: undefined, cordoned: false, labels: {}, taints }]]);
}

it("sets missing taints and corrects values", () => {
  const other = { ...dedicated, value: "web" };
  expect(taintChanges(plan([dedicated, evicting]), seen(other), undefined)).toEqual([
    { node, found: other, wanted: dedicated },
    { node, found: undefined, wanted: evicting },
  ]);
});

it("removes taints that are not in the program's list, except those of Kubernetes itself", () => {
  const ofKubernetes = [
    { key: "node.kubernetes.io/unreachable", effect: "NoExecute" },
    { key: "node.cloudprovider.kubernetes.io/shutdown", effect: "NoSchedule" },
  ];
  expect(taintChanges(plan([]), seen(theirs, ...ofKubernetes), undefined)).toEqual([
    { node, found: theirs, wanted: undefined },
  ]);
});

it("does not distinguish an empty value from an omitted value", () => {
  const planned = plan([{ key: "dedicated", value: "", effect: "NoSchedule" }]);
  expect(
    taintChanges(planned, seen({ key: "dedicated", value: "", effect: "NoSchedule" }), undefined),
  ).toEqual([]);
});

it("keeps taints if the program does not list the node's taints, except those in an earlier list", () => {
  expect(taintChanges(plan(), seen(theirs, dedicated), undefined)).toEqual([]);
  const before = { taints: { worker: [dedicated, evicting] } };
  expect(taintChanges(plan(), seen(theirs, dedicated), before)).toEqual([
    { node, found: dedicated, wanted: undefined },
  ]);
});

it("restores kubeadm's taint if only an earlier program listed the control plane's taints", () => {
  expect(taintChanges(plan(), new Map(), { taints: { "control-plane": [] } })).toEqual([
    {
      node: "demo-control-plane",
      found: undefined,
      wanted: { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" },
    },
  ]);
});

it("returns no changes if the API server does not respond", () => {
  expect(taintChanges(plan([dedicated]), "the API server does not respond", undefined)).toEqual([]);
});
