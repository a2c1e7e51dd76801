import fc from "fast-check";
import { stringify } from "yaml";
import { planCluster } from "../plan-cluster";
import type { ClusterArgs } from "../cluster-args";
import { taintArgument, type NodeTaint } from "../../../test/fixtures/taints";

/** The place at which the patches of a test are declared. */
type Level = "cluster" | "node";

const version = { group: "kubeadm.k8s.io", version: "v1beta4" };
/** A pointer behind which JSON patches add an item to the kubelet's arguments. */
const argumentsEnd = "/nodeRegistration/kubeletExtraArgs/-";

/** A cluster with two workers whose second one has the patches, and with the patches for all nodes. */
function withPatches(level: Level, merge: readonly object[], json: readonly object[] = []): ClusterArgs {
  const patches = {
    kubeadmConfigPatches: merge.map((patch) => stringify(patch)),
    kubeadmConfigPatchesJSON6902: json.map((operation) => ({
      ...version,
      kind: "JoinConfiguration",
      patch: JSON.stringify([operation]),
    })),
  };
  return {
    name: "demo",
    ...(level === "cluster" ? patches : {}),
    nodes: [{ role: "control-plane" }, { role: "worker", ...(level === "node" ? patches : {}) }],
  };
}

const join = (nodeRegistration: object, rest: object = {}) => ({
  kind: "JoinConfiguration",
  ...rest,
  nodeRegistration,
});
const asMap = (name: string, value: string) => join({ kubeletExtraArgs: { [name]: value } });
const asList = (name: string, value: string) => join({ kubeletExtraArgs: [{ name, value }] });
const asVersionedList = (name: string, value: string) =>
  join({ kubeletExtraArgs: [{ name, value }] }, { apiVersion: "kubeadm.k8s.io/v1beta4" });

const level = fc.constantFrom<Level>("cluster", "node");
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const taint: fc.Arbitrary<NodeTaint> = fc.record(
  { key: word, value: word, effect: fc.constantFrom("NoSchedule", "NoExecute", "PreferNoSchedule") },
  { requiredKeys: ["key", "effect"] },
);
const taints = fc.uniqueArray(taint, {
  minLength: 1,
  maxLength: 3,
  selector: ({ key, effect }) => `${key}:${effect}`,
});

function worker(args: ClusterArgs) {
  const node = planCluster(args).nodes[1];
  return { taints: node?.taints, labels: node?.labels };
}

it("plans the same taints from each source that can set them", () => {
  fc.assert(
    fc.property(level, taints, (where, given) => {
      const argument = taintArgument(given);
      const sources = [
        withPatches(where, [join({ taints: given })]),
        withPatches(where, [asMap("register-with-taints", argument)]),
        withPatches(where, [asList("register-with-taints", argument)]),
        withPatches(where, [asVersionedList("register-with-taints", argument)]),
        withPatches(where, [], [{ op: "add", path: "/nodeRegistration/taints", value: given }]),
        withPatches(
          where,
          [],
          [{ op: "add", path: argumentsEnd, value: { name: "register-with-taints", value: argument } }],
        ),
        withPatches("cluster", [{ kind: "KubeletConfiguration", registerWithTaints: given }]),
      ];
      for (const source of sources) expect(worker(source).taints).toEqual(given);
    }),
    { seed: 1, numRuns: 50 },
  );
});

it("plans the same labels from each source that can set them", () => {
  fc.assert(
    fc.property(level, fc.dictionary(word, word, { minKeys: 1, maxKeys: 3 }), (where, labels) => {
      const argument = Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join();
      const sources = [
        withPatches(where, [asMap("node-labels", argument)]),
        withPatches(where, [asList("node-labels", argument)]),
        withPatches(where, [asVersionedList("node-labels", argument)]),
        withPatches(
          where,
          [],
          [{ op: "add", path: argumentsEnd, value: { name: "node-labels", value: argument } }],
        ),
        withPatches(
          where,
          [],
          [{ op: "replace", path: "/nodeRegistration/kubeletExtraArgs/2/value", value: argument }],
        ),
      ];
      for (const source of sources) expect(worker(source).labels).toEqual(labels);
      const [plain] = planCluster({ name: "demo", nodes: [{ role: "control-plane", labels }] }).nodes;
      expect(plain?.labels).toEqual(labels);
    }),
    { seed: 1, numRuns: 50 },
  );
});

it("plans the same NodePort range from each source that can set it", () => {
  const port = fc.integer({ min: 1, max: 65535 });
  const range = fc.tuple(port, port).map(([one, other]) => ({
    first: Math.min(one, other),
    last: Math.max(one, other),
  }));
  const flag = "service-node-port-range";
  const merge = (extraArgs: unknown, rest: object = {}) => ({
    kind: "ClusterConfiguration",
    ...rest,
    apiServer: { extraArgs },
  });
  fc.assert(
    fc.property(range, ({ first, last }) => {
      const value = `${first}-${last}`;
      const patches = [
        merge({ [flag]: value }),
        merge([{ name: flag, value: `${first}+${last - first}` }]),
        merge([{ name: flag, value }], { apiVersion: "kubeadm.k8s.io/v1beta4" }),
      ].map((patch) => stringify(patch));
      const json = {
        ...version,
        kind: "ClusterConfiguration",
        patch: JSON.stringify([{ op: "add", path: "/apiServer/extraArgs/-", value: { name: flag, value } }]),
      };
      const sources: object[] = [
        ...patches.flatMap((patch) => [
          { kubeadmConfigPatches: [patch] },
          { nodes: [{ role: "control-plane", kubeadmConfigPatches: [patch] }] },
        ]),
        { kubeadmConfigPatchesJSON6902: [json] },
        { nodes: [{ role: "control-plane", kubeadmConfigPatchesJSON6902: [json] }] },
      ];
      for (const source of sources) {
        expect(planCluster({ name: "demo", ...source }).serviceNodePortRange).toEqual({ first, last });
      }
    }),
    { seed: 1, numRuns: 50 },
  );
});

it("does not plan a NodePort range that only a worker's patch sets, because no API server reads it", () => {
  const patch = stringify({
    kind: "ClusterConfiguration",
    apiServer: { extraArgs: { "service-node-port-range": "3000-4000" } },
  });
  const nodes = [
    { role: "control-plane" as const },
    { role: "worker" as const, kubeadmConfigPatches: [`${patch}---\nkind: JoinConfiguration\n`] },
  ];
  expect(planCluster({ name: "demo", nodes }).serviceNodePortRange).toBeUndefined();
});
