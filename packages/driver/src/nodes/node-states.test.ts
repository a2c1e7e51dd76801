import { readNodeStates } from "./node-states";

const node = (name: string, conditions?: object[], rest = {}) => ({
  metadata: { name, labels: { tier: "edge" } },
  status: { conditions },
  ...rest,
});

it("reads why each node is not Ready, whether it is cordoned, and its labels", () => {
  const items = [
    node("demo-control-plane", [
      { type: "MemoryPressure", status: "False" },
      { type: "Ready", status: "True", message: "kubelet is posting ready status" },
    ]),
    node("demo-worker", [{ type: "Ready", status: "False", message: "cni plugin not initialized" }], {
      spec: { unschedulable: true },
    }),
    node("demo-worker2"),
  ];
  const labels = { tier: "edge" };
  expect([...readNodeStates(JSON.stringify({ items }))]).toEqual([
    ["demo-control-plane", { notReady: undefined, cordoned: false, labels }],
    ["demo-worker", { notReady: "cni plugin not initialized", cordoned: true, labels }],
    ["demo-worker2", { notReady: "has not reported yet", cordoned: false, labels }],
  ]);
});
