import { readNodeStates } from "./node-states";

const node = (name: string, conditions?: object[]) => ({ metadata: { name }, status: { conditions } });

it("reads why each node is not Ready", () => {
  const items = [
    node("demo-control-plane", [
      { type: "MemoryPressure", status: "False" },
      { type: "Ready", status: "True", message: "kubelet is posting ready status" },
    ]),
    node("demo-worker", [{ type: "Ready", status: "False", message: "cni plugin not initialized" }]),
    node("demo-worker2"),
  ];
  expect([...readNodeStates(JSON.stringify({ items }))]).toEqual([
    ["demo-control-plane", undefined],
    ["demo-worker", "cni plugin not initialized"],
    ["demo-worker2", "has not reported yet"],
  ]);
});
