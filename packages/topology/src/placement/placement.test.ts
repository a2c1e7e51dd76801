import type { NodeRecord, Taint } from "../model/node-record";
import { planExposure } from "../app/plan-app";
import { unpinned } from "./placement";

const kubeadms: Taint = { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" };
const dedicated: Taint = { key: "dedicated", effect: "NoSchedule" };

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
  const port = {
    name: "http",
    node: "node0",
    listenAddress: "127.0.0.1",
    hostPort: 8080,
    containerPort: 80,
    protocol: "TCP",
  } as const;
  const record = { version: 1, name: "demo", nodes: dedicatedNodes, ports: [port] } as const;
  const web = { name: "web", port: "http", containerPort: 80 };
  expect(() => planExposure(web, record, [])).toThrow("NODES_ALL_TAINTED");
  expect(planExposure({ ...web, exposure: "hostPort" }, record, []).pods.placement.tolerations).toEqual([
    { ...dedicated, operator: "Exists" },
  ]);
});
