import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { ClusterArgs, NodeArgs } from "../cluster/cluster-args";
import { planCluster } from "../cluster/plan-cluster";
import { parseKindConfig } from "./parse-kind-config";
import { renderKindConfig } from "./render-kind-config";

const dedicated = { key: "dedicated", value: "db", effect: "NoExecute" } as const;
const kubeadms = { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" } as const;
const role = { "node-role.kubernetes.io/worker": "" };

function rendered(...nodes: NodeArgs[]): string {
  return renderKindConfig(planCluster({ name: "demo", nodes }), { cgroupVersion: 2 });
}

interface RenderedNode {
  readonly labels: object;
  readonly kubeadmConfigPatches?: string[];
}

function patchesOf(...nodes: NodeArgs[]): (string[] | undefined)[] {
  const { nodes: written } = parse(rendered(...nodes)) as { nodes: RenderedNode[] };
  return written.map(({ kubeadmConfigPatches }) => kubeadmConfigPatches);
}

it("sets taints in the document that kubeadm reads on each node, after the node's own patches", () => {
  const own = "kind: JoinConfiguration\nskipPhases: []\n";
  const nodes: NodeArgs[] = [
    { role: "worker", taints: [dedicated], kubeadmConfigPatches: [own] },
    { role: "control-plane", taints: [] },
    { role: "control-plane", taints: [{ ...kubeadms, value: "" }, dedicated] },
    { role: "control-plane" },
  ];
  expect(patchesOf(...nodes)).toEqual([
    [
      own,
      `# Berth: {"taints":[{"key":"dedicated","value":"db","effect":"NoExecute"}]}
kind: JoinConfiguration
nodeRegistration:
  taints:
    - key: dedicated
      value: db
      effect: NoExecute
`,
    ],
    [`# Berth: {"taints":[]}\nkind: InitConfiguration\nnodeRegistration:\n  taints: []\n`],
    [expect.stringContaining("kind: JoinConfiguration\nnodeRegistration:\n  taints:\n    - key: node-role")],
    undefined,
  ]);
});

it("keeps kubeadm's taint on the only node, because kind fails if it cannot remove this taint", () => {
  const [[patch = ""] = []] = patchesOf({ role: "control-plane", taints: [dedicated, kubeadms] });
  expect(parse(patch)).toEqual({
    kind: "InitConfiguration",
    nodeRegistration: {
      kubeletExtraArgs: {
        "register-with-taints": `dedicated=db:NoExecute,${kubeadms.key}:NoSchedule`,
      },
    },
  });
  expect(patchesOf({ role: "control-plane", taints: [] })).toEqual([
    ['# Berth: {"taints":[]}\nkind: InitConfiguration\n'],
  ]);
});

it("does not pass labels to the kubelet with which the kubelet does not start", () => {
  const labels = { ...role, tier: "edge", "topology.kubernetes.io/zone": "a" };
  const { nodes } = parse(rendered({ role: "control-plane", labels })) as { nodes: RenderedNode[] };
  expect(nodes).toMatchObject([
    {
      labels: { tier: "edge", "topology.kubernetes.io/zone": "a" },
      kubeadmConfigPatches: [
        '# Berth: {"labels":{"node-role.kubernetes.io/worker":""}}\nkind: InitConfiguration\n',
      ],
    },
  ]);
  expect(nodes[0]?.labels).not.toHaveProperty("node-role.kubernetes.io/worker");
});

it.each<[string, NodeArgs[]]>([
  ["of the only node", [{ role: "control-plane", taints: [kubeadms, dedicated], labels: role }]],
  ["of an untainted only node", [{ role: "control-plane", taints: [] }]],
  [
    "of several nodes",
    [
      { role: "worker", taints: [dedicated], labels: { a: "b", ...role } },
      { role: "control-plane", taints: [] },
      { role: "control-plane" },
      { role: "control-plane", taints: [kubeadms], kubeadmConfigPatches: ["kind: JoinConfiguration\n"] },
    ],
  ],
])("reads the taints and reserved labels %s from the rendered config", (_, nodes) => {
  const { args, plan } = parseKindConfig(rendered(...nodes));
  expect(args).toEqual({ name: "demo", nodes } satisfies ClusterArgs);
  expect(plan).toEqual(planCluster({ name: "demo", nodes }));
});

it.each([
  ["a user's own patch", "kind: JoinConfiguration\nnodeRegistration:\n  taints: []\n"],
  [
    "a settings patch that a user changed",
    '# Berth: {"taints":[]}\nkind: JoinConfiguration\nnodeRegistration:\n  taints: [{ key: a, effect: NoSchedule }]\n',
  ],
  ["a comment that is not JSON", "# Berth: {\nkind: JoinConfiguration\n"],
  ["a comment with other values", '# Berth: {"taints":[1]}\nkind: JoinConfiguration\n'],
])("does not change %s", (_, patch) => {
  const nodes = [{ role: "control-plane" }, { role: "worker", kubeadmConfigPatches: [patch] }];
  const config = stringify({ kind: "Cluster", apiVersion: "kind.x-k8s.io/v1alpha4", name: "demo", nodes });
  expect(parseKindConfig(config).args).toEqual({ name: "demo", nodes });
});

it("accepts a reserved label in a kind config, because Berth sets it after kind has created the cluster", () => {
  const nodes = [{ role: "control-plane", labels: role }];
  const config = stringify({ kind: "Cluster", apiVersion: "kind.x-k8s.io/v1alpha4", nodes });
  expect(parseKindConfig(config).plan.nodes).toMatchObject([{ labels: role }]);
});

it("reads the arguments from the corpus files that Berth wrote", () => {
  const argsOf = (file: string) =>
    parseKindConfig(readFileSync(join(__dirname, `../../test/corpus/good/${file}.yaml`), "utf8")).args.nodes;
  expect(argsOf("taints-written-by-berth")).toEqual([
    { role: "control-plane", taints: [] },
    { role: "worker", taints: [dedicated] },
  ]);
  expect(argsOf("taints-of-only-node-written-by-berth")).toEqual([
    { role: "control-plane", taints: [{ ...dedicated, effect: "NoSchedule" }] },
  ]);
});
