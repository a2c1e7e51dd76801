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
