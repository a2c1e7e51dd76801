import { found } from "../../../test/fixtures/examples/rule-example";
import { labelMisfit } from "./node-labels";

function codes(labels: object): string[] {
  return found({ nodes: [{ role: "control-plane", labels }] });
}

it.each([
  ["ingress-ready", "true"],
  ["a", ""],
  ["example.com/A_b.c-1", "x_Y.z"],
  ["k".repeat(63), "v".repeat(63)],
  [`${"p".repeat(253)}/k`, "v"],
  ["topology.kubernetes.io/zone", "a"],
  ["node.kubernetes.io/anything", "a"],
  ["sub.node.kubernetes.io/anything", "a"],
  ["kubernetes.io/hostname", "a"],
  ["notkubernetes.io/a", "a"],
  ["node-role.kubernetes.io/worker", ""],
  ["node-restriction.kubernetes.io/a", "a"],
  ["kubernetes.io/a", "a"],
  ["x.k8s.io/a", "a"],
  ["topology.kubernetes.io/rack", "a"],
])("accepts the node label %s=%s", (key, value) => {
  expect(codes({ [key]: value })).toEqual([]);
});

it.each([
  ["", "a", "NODE_LABEL_INVALID"],
  ["-a", "a", "NODE_LABEL_INVALID"],
  ["a b", "a", "NODE_LABEL_INVALID"],
  ["/a", "a", "NODE_LABEL_INVALID"],
  ["a/b/c", "a", "NODE_LABEL_INVALID"],
  ["Example.com/a", "a", "NODE_LABEL_INVALID"],
  ["k".repeat(64), "a", "NODE_LABEL_INVALID"],
  [`${"p".repeat(254)}/k`, "a", "NODE_LABEL_INVALID"],
  ["a", "v".repeat(64), "NODE_LABEL_INVALID"],
  ["a", "x,b=y", "NODE_LABEL_INVALID"],
  ["a", "é", "NODE_LABEL_INVALID"],
  ["port.berth.dev/web", "80", "NODE_LABEL_OF_BERTH"],
])("rejects the node label %s=%s", (key, value, code) => {
  expect(codes({ [key]: value })).toEqual([`${code} nodes[0].labels[${JSON.stringify(key)}]`]);
});

it("checks all labels of a node that also has Berth's own labels", () => {
  const labels = { "a b": "c", "k8s.io/d": "e!" };
  expect(
    found({
      nodes: [{ role: "control-plane", labels }],
      portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
    }),
  ).toEqual(['NODE_LABEL_INVALID nodes[0].labels["a b"]', 'NODE_LABEL_INVALID nodes[0].labels["k8s.io/d"]']);
});

it.each([
  ["node-role.kubernetes.io/worker", "", "NODE_LABEL_RESERVED"],
  ["node-restriction.kubernetes.io/a", "a", "NODE_LABEL_RESERVED"],
  ["kubernetes.io/a", "a", "NODE_LABEL_RESERVED"],
  ["topology.kubernetes.io/rack", "a", "NODE_LABEL_RESERVED"],
  ["topology.kubernetes.io/zone", "a", undefined],
  ["sub.node.kubernetes.io/anything", "a", undefined],
  ["notkubernetes.io/a", "a", undefined],
])("checks the node label %s=%s in a patch", (key, value, code) => {
  expect(labelMisfit(key, value, "patch")?.code).toBe(code);
  expect(labelMisfit(key, value, "labels")).toBeUndefined();
});
