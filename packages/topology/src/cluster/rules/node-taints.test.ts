import { found } from "../../../test/fixtures/examples/rule-example";

const dedicated = { key: "dedicated", value: "db", effect: "NoSchedule" };

function foundIn(...taints: unknown[]): string[] {
  return found({ nodes: [{ role: "control-plane", taints }] }).map((one) =>
    one.replace("nodes[0].taints", ""),
  );
}

it.each([
  { key: "dedicated", effect: "NoSchedule" },
  { key: "dedicated", value: "", effect: "PreferNoSchedule" },
  { key: "example.com/A_b.c-1", value: "v".repeat(63), effect: "NoExecute" },
  { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" },
  { key: "node.kubernetes.io.example/a", value: undefined, effect: "NoSchedule" },
])("accepts the taint %j", (taint) => {
  expect(foundIn(taint)).toEqual([]);
});

it.each<[object, string[]]>([
  [{ ...dedicated, key: "" }, ["NODE_TAINT_INVALID [0].key"]],
  [{ ...dedicated, key: "a/b/c" }, ["NODE_TAINT_INVALID [0].key"]],
  [{ ...dedicated, value: "a b" }, ["NODE_TAINT_INVALID [0].value"]],
  [{ ...dedicated, value: "v".repeat(64) }, ["NODE_TAINT_INVALID [0].value"]],
  [{ ...dedicated, effect: "noSchedule" }, ["NODE_TAINT_INVALID [0].effect"]],
  [{ ...dedicated, effect: "" }, ["NODE_TAINT_INVALID [0].effect"]],
  [{ key: "a" }, ["ARGUMENT_TYPE [0].effect"]],
  [{ ...dedicated, timeAdded: "now" }, ["ARGUMENT_UNKNOWN [0].timeAdded"]],
  [{ key: "node.kubernetes.io/not-ready", effect: "NoExecute" }, ["NODE_TAINT_RESERVED [0].key"]],
  [
    { key: "node.cloudprovider.kubernetes.io/uninitialized", effect: "NoSchedule" },
    ["NODE_TAINT_RESERVED [0].key"],
  ],
])("rejects the taint %j", (taint, expected) => {
  expect(foundIn(taint)).toEqual(expected);
});

it("accepts a key with several effects, but each combination only once, whatever the values are", () => {
  const evicting = { ...dedicated, effect: "NoExecute" };
  expect(foundIn(dedicated, evicting)).toEqual([]);
  expect(foundIn(dedicated, evicting, { ...dedicated, value: "web" })).toEqual(["NODE_TAINT_TAKEN [2]"]);
});

it("reports all problems of all taints at once", () => {
  expect(foundIn(dedicated, { key: "-", value: "-", effect: "-" }, dedicated)).toEqual([
    "NODE_TAINT_INVALID [1].key",
    "NODE_TAINT_INVALID [1].value",
    "NODE_TAINT_INVALID [1].effect",
    "NODE_TAINT_TAKEN [2]",
  ]);
});
