import { liftNodeLabels } from "./lift-node-labels";

const extraPortMappings = [{ containerPort: 80, hostPort: 8080 }];
const asMap =
  'kind: InitConfiguration\nnodeRegistration:\n  kubeletExtraArgs:\n    node-labels: "ingress-ready=true,tier=edge"\n';

it("moves the labels of a patch to the node, and removes a patch that is then empty", () => {
  expect(liftNodeLabels({ extraPortMappings, kubeadmConfigPatches: [asMap] }, "InitConfiguration")).toEqual({
    extraPortMappings,
    labels: { "ingress-ready": "true", tier: "edge" },
    kubeadmConfigPatches: [],
  });
});

it("reads the argument list of newer versions, and keeps the rest of the patches", () => {
  const patch = [
    "kind: JoinConfiguration",
    "nodeRegistration:",
    "  kubeletExtraArgs:",
    "    - { name: v, value: '3' } # loud",
    "    - { name: node-labels, value: tier=edge }",
    "---",
    "kind: KubeletConfiguration",
    "maxPods: 5",
    "",
  ].join("\n");
  const left = patch.replace("    - { name: node-labels, value: tier=edge }\n", "");
  expect(
    liftNodeLabels(
      { extraPortMappings, kubeadmConfigPatches: ["kind: Other\n", patch] },
      "JoinConfiguration",
    ),
  ).toEqual({
    extraPortMappings,
    labels: { tier: "edge" },
    kubeadmConfigPatches: ["kind: Other\n", left],
  });
});

it.each([
  ["no ports", { kubeadmConfigPatches: [asMap] }],
  [
    "its own labels, which kind ignores",
    { extraPortMappings, labels: { a: "b" }, kubeadmConfigPatches: [asMap] },
  ],
  [
    "a patch for a document that the node does not read",
    { extraPortMappings, kubeadmConfigPatches: [asMap.replace("Init", "Join")] },
  ],
  [
    "a patch for one apiVersion",
    { extraPortMappings, kubeadmConfigPatches: [`apiVersion: kubeadm.k8s.io/v1beta3\n${asMap}`] },
  ],
  ["a patch that is not YAML", { extraPortMappings, kubeadmConfigPatches: ["kind: [InitConfiguration"] }],
  ["no patch", { extraPortMappings }],
])("does not change a node with %s", (_, node) => {
  expect(liftNodeLabels(node, "InitConfiguration")).toBe(node);
});

it.each([
  ["the labels", '    node-labels: &l "tier=edge"\n    v: *l\n', '    v: "tier=edge"\n'],
  [
    "the labels in a list of arguments",
    "    - { name: node-labels, value: &l tier=edge }\n    - { name: v, value: *l }\n",
    "    - { name: v, value: tier=edge }\n",
  ],
])("keeps the value of an alias that refers to %s", (_, args, left) => {
  const start = "kind: InitConfiguration\nnodeRegistration:\n  kubeletExtraArgs:\n";
  const node = { extraPortMappings, kubeadmConfigPatches: [`${start}${args}`] };
  expect(liftNodeLabels(node, "InitConfiguration")).toEqual({
    extraPortMappings,
    labels: { tier: "edge" },
    kubeadmConfigPatches: [`${start}${left}`],
  });
});
