import { stringify } from "yaml";
import { parseKindConfig } from "./parse-kind-config";

const labels = (kind: string, text: string) =>
  stringify({ kind, nodeRegistration: { kubeletExtraArgs: { "node-labels": text } } });
const region = "topology.kubernetes.io/region";
const extraPortMappings = [{ containerPort: 30080, hostPort: 8081 }];

function imported(config: object) {
  const { args, plan } = parseKindConfig(
    stringify({ kind: "Cluster", apiVersion: "kind.x-k8s.io/v1alpha4", ...config }),
  );
  return {
    patches: args.kubeadmConfigPatches,
    labels: (args.nodes ?? []).map((node) => node.labels),
    planned: plan.nodes.map((node) => node.labels),
  };
}

it("moves the labels of a cluster's patches to the nodes that read the patched documents", () => {
  expect(
    imported({
      kubeadmConfigPatches: [
        labels("InitConfiguration", `${region}=eu,tier=init`),
        `${labels("JoinConfiguration", `${region}=eu`)}---\nkind: KubeletConfiguration\nmaxPods: 5\n`,
      ],
      nodes: [{ role: "control-plane", extraPortMappings }, { role: "worker" }],
    }),
  ).toEqual({
    patches: ["kind: KubeletConfiguration\nmaxPods: 5\n"],
    labels: [{ [region]: "eu", tier: "init" }, { [region]: "eu" }],
    planned: [{ [region]: "eu", tier: "init", "port.berth.dev/tcp-8081": "30080" }, { [region]: "eu" }],
  });
});

it("lets a node's own patch replace the labels of the cluster's patch, as in kind", () => {
  expect(
    imported({
      kubeadmConfigPatches: [labels("JoinConfiguration", "a=1")],
      nodes: [
        { role: "control-plane", extraPortMappings },
        { role: "worker" },
        {
          role: "worker",
          extraPortMappings: [{ containerPort: 80, hostPort: 8080 }],
          kubeadmConfigPatches: [labels("JoinConfiguration", "b=2")],
        },
      ],
    }).labels,
  ).toEqual([undefined, { a: "1" }, { b: "2" }]);
});

it("leaves the labels in the patch if a node's patch that Berth does not move sets labels too", () => {
  const versioned = `apiVersion: kubeadm.k8s.io/v1beta4\n${labels("JoinConfiguration", "b=2").replace(
    /kubeletExtraArgs:\n.*\n/,
    "kubeletExtraArgs:\n    - { name: node-labels, value: b=2 }\n",
  )}`;
  const result = imported({
    kubeadmConfigPatches: [labels("JoinConfiguration", "a=1")],
    nodes: [
      { role: "control-plane", extraPortMappings },
      { role: "worker", kubeadmConfigPatches: [versioned] },
      { role: "worker" },
    ],
  });
  expect(result.patches).toEqual([labels("JoinConfiguration", "a=1")]);
  expect(result.planned.slice(1)).toEqual([{ b: "2" }, { a: "1" }]);
});

it("leaves many labels of many nodes in the patch", () => {
  const many = Array.from({ length: 200 }, (_, index) => `l${index}=1`).join();
  const patches = [labels("JoinConfiguration", many)];
  const workers = Array.from({ length: 5 }, () => ({ role: "worker" }));
  const nodes = [{ role: "control-plane", extraPortMappings }, ...workers];
  expect(imported({ kubeadmConfigPatches: patches, nodes }).patches).toEqual(patches);
});

it("rejects a config whose patches set too many labels on too many nodes", () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `l${index}=1`).join();
  const nodes = [{ role: "control-plane" }, ...Array.from({ length: 20_000 }, () => ({ role: "worker" }))];
  expect(() => imported({ kubeadmConfigPatches: [labels("JoinConfiguration", many)], nodes })).toThrow(
    /\[NODE_LABELS_TOO_MANY\]/,
  );
});
