import { liftNodeLabels } from "./lift-node-labels";

const extraPortMappings = [{ containerPort: 80, hostPort: 8080 }];
const asMap =
  'kind: InitConfiguration\nnodeRegistration:\n  kubeletExtraArgs:\n    node-labels: "ingress-ready=true,tier=edge"\n';

it("moves the labels of a patch to the node, and takes a patch away that then says nothing", () => {
  expect(liftNodeLabels({ extraPortMappings, kubeadmConfigPatches: [asMap] }, "InitConfiguration")).toEqual({
    extraPortMappings,
    labels: { "ingress-ready": "true", tier: "edge" },
    kubeadmConfigPatches: [],
  });
});

it("reads the list of arguments of newer versions, and leaves what else the patches say", () => {
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
    "labels of its own, which kind drops",
    { extraPortMappings, labels: { a: "b" }, kubeadmConfigPatches: [asMap] },
  ],
  [
    "a patch of a document that it does not read",
    { extraPortMappings, kubeadmConfigPatches: [asMap.replace("Init", "Join")] },
  ],
  [
    "a patch of one version",
    { extraPortMappings, kubeadmConfigPatches: [`apiVersion: kubeadm.k8s.io/v1beta3\n${asMap}`] },
  ],
  ["a patch that is no YAML", { extraPortMappings, kubeadmConfigPatches: ["kind: [InitConfiguration"] }],
  ["no patch", { extraPortMappings }],
])("leaves a node as it is that has %s", (_, node) => {
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
