import type { NodeRecord, Taint } from "../model/node-record";
import { planExposure } from "../app/plan-app";
import { pinnedTo, unpinned } from "./placement";

const kubeadms: Taint = { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" };
const dedicated: Taint = { key: "dedicated", effect: "NoSchedule" };
const port = {
  name: "http",
  node: "node0",
  listenAddress: "127.0.0.1",
  hostPort: 8080,
  containerPort: 80,
  protocol: "TCP",
} as const;
const web = { name: "web", port: "http", containerPort: 80 };

function nodes(...taints: Taint[][]): NodeRecord[] {
  return taints.map((own, index) => ({ name: `node${index}`, role: "worker", taints: own }));
}

it.each<[string, NodeRecord[], unknown]>([
  ["a node without taints", nodes([kubeadms], []), []],
  [
    "a node that has only a PreferNoSchedule taint",
    nodes([dedicated], [{ key: "spot", effect: "PreferNoSchedule" }]),
    [],
  ],
  [
    "control planes if no other node accepts these pods",
    nodes([kubeadms], [kubeadms, { key: "spot", effect: "PreferNoSchedule" }], [dedicated]),
    [{ ...kubeadms, operator: "Exists" }],
  ],
])("allows pods that bind no port on %s", (_, given, tolerations) => {
  expect(unpinned(given)).toEqual({ tolerations });
});

it("rejects pods that bind no port if taints keep them off every node, but accepts a hostPort app", () => {
  const dedicatedNodes = nodes([dedicated], [{ ...kubeadms, effect: "NoExecute" }]);
  expect(unpinned(dedicatedNodes)).toBeUndefined();
  const record = { version: 1, name: "demo", nodes: dedicatedNodes, ports: [port] } as const;
  expect(() => planExposure(web, record, [])).toThrow("NODES_ALL_TAINTED");
  expect(planExposure({ ...web, exposure: "hostPort" }, record, []).pods.placement.tolerations).toEqual([
    { ...dedicated, operator: "Exists" },
  ]);
});

it("names each node's taints with their values if no node accepts the pods, but not the taints that only lower a priority", () => {
  const tainted = nodes(
    [
      { key: "dedicated", value: "db", effect: "NoExecute" },
      { key: "spot", effect: "PreferNoSchedule" },
    ],
    [dedicated, { ...kubeadms, effect: "NoExecute" }],
  );
  const record = { version: 1, name: "demo", nodes: tainted, ports: [port] } as const;
  expect(() => planExposure(web, record, [])).toThrow(
    'of any node in cluster "demo": `node0` has `dedicated=db:NoExecute`, `node1` has `dedicated:NoSchedule` and `node-role.kubernetes.io/control-plane:NoExecute`. Add',
  );
  const many = { ...record, nodes: Array.from({ length: 12 }, () => tainted).flat() };
  expect(() => planExposure(web, many, [])).toThrow("and 19 more nodes have taints. Add");
});

it.each<[string, unknown, "accepted" | "rejected"]>([
  ["the same value", [{ key: "dedicated", value: "db", effect: "NoSchedule" }], "accepted"],
  ["another value", [{ key: "dedicated", value: "web", effect: "NoSchedule" }], "rejected"],
  ["no value", [{ key: "dedicated", effect: "NoSchedule" }], "rejected"],
  ["any value", [{ key: "dedicated", operator: "Exists" }], "accepted"],
  ["another effect", [{ key: "dedicated", operator: "Exists", effect: "NoExecute" }], "rejected"],
  ["every taint", [{ operator: "Exists" }], "accepted"],
  ["a value that is only known later", [{ key: "dedicated", value: Promise.resolve("db") }], "accepted"],
  ["tolerations that are only known later", Promise.resolve([]), "accepted"],
])("counts the app's own toleration: %s", (_, tolerations, expected) => {
  const tainted = nodes([{ key: "dedicated", value: "db", effect: "NoSchedule" }]);
  const record = { version: 1, name: "demo", nodes: tainted, ports: [port] } as const;
  const args = { ...web, podSpec: { tolerations } } as Parameters<typeof planExposure>[0];
  const plan = () => planExposure(args, record, []).pods.placement;
  if (expected === "accepted") expect(plan()).toEqual({ tolerations: [] });
  else expect(plan).toThrow("NODES_ALL_TAINTED");
});

it("tolerates kubeadm's taint in addition to the app's own tolerations, if no node accepts the pods otherwise", () => {
  const both = nodes([dedicated, kubeadms]);
  const own = [{ key: "dedicated", operator: "Exists" }];
  expect(unpinned(both, own)).toEqual({ tolerations: [{ ...kubeadms, operator: "Exists" }] });
  expect(unpinned(both)).toBeUndefined();
});

it("pins pods with a toleration for each of the node's taints, with the taint's value and for unlimited time", () => {
  const [node] = nodes([{ key: "dedicated", value: "db", effect: "NoExecute" }, kubeadms]) as [NodeRecord];
  expect(pinnedTo({ port, node }).tolerations).toStrictEqual([
    { key: "dedicated", operator: "Equal", value: "db", effect: "NoExecute" },
    { ...kubeadms, operator: "Exists" },
  ]);
});
