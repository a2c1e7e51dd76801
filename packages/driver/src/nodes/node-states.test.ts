import { readNodeStates } from "./node-states";

const node = (name: string, conditions?: object[], rest = {}) => ({
  metadata: { name, labels: { tier: "edge" } },
  status: { conditions },
  ...rest,
});

it("reads why each node is not Ready, whether it is cordoned, and its labels and taints", () => {
  const taint = { key: "dedicated", value: "db", effect: "NoSchedule" };
  const items = [
    node("demo-control-plane", [
      { type: "MemoryPressure", status: "False" },
      { type: "Ready", status: "True", message: "kubelet is posting ready status" },
    ]),
    node("demo-worker", [{ type: "Ready", status: "False", message: "cni plugin not initialized" }], {
      spec: { unschedulable: true, taints: [{ ...taint, timeAdded: "2026-11-28T00:00:00Z" }] },
    }),
    node("demo-worker2"),
  ];
  const labels = { tier: "edge" };
  expect([...readNodeStates(JSON.stringify({ items }))]).toEqual([
    ["demo-control-plane", { notReady: undefined, cordoned: false, labels, taints: [] }],
    ["demo-worker", { notReady: "cni plugin not initialized", cordoned: true, labels, taints: [taint] }],
    ["demo-worker2", { notReady: "has not reported yet", cordoned: false, labels, taints: [] }],
  ]);
});
