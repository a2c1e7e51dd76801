import { port } from "../../../test/fixtures/examples/rule-example";
import { document, json, onNodes } from "../../../test/fixtures/kubeadm-patches";

const labels = "nodeRegistration:\n  kubeletExtraArgs:\n    node-labels: a=b\n";

describe("labels of a node with a patch that sets node-labels", () => {
  const taken = (path: string) => [`NODE_LABELS_OVERWRITTEN ${path}`];
  const own = { labels: { a: "b" } };

  it.each([
    ["a map of arguments", labels],
    [
      "a list of arguments",
      "nodeRegistration:\n  kubeletExtraArgs:\n    - name: node-labels\n      value: a=b\n",
    ],
  ])("are rejected if the patch uses %s", (_, text) => {
    const kubeadmConfigPatches = [document("JoinConfiguration", text)];
    expect(onNodes({ 1: { ...own, kubeadmConfigPatches } })).toEqual(
      taken("nodes[1].kubeadmConfigPatches[0]"),
    );
    expect(onNodes({ 1: { kubeadmConfigPatches }, 2: own })).toEqual([]);
    expect(onNodes({ 2: own }, { kubeadmConfigPatches })).toEqual(taken("kubeadmConfigPatches[0]"));
    expect(onNodes({ 0: own }, { kubeadmConfigPatches })).toEqual([]);
  });

  it("are rejected if the labels are Berth's port labels", () => {
    const patched = { kubeadmConfigPatches: [document("JoinConfiguration", labels)] };
    const portMappings = [port({ node: "worker" })];
    expect(onNodes({ 1: patched }, { portMappings })).toEqual(taken("nodes[1].kubeadmConfigPatches[0]"));
    expect(onNodes({ 2: patched }, { portMappings })).toEqual([]);
  });

  it.each([
    ["/nodeRegistration/kubeletExtraArgs/node-labels", true],
    ["/nodeRegistration/kubeletExtraArgs", true],
    ["/nodeRegistration", true],
    ["/nodeRegistration/kubeletExtraArgs/node-ip", false],
    ["/nodeRegistration/taints", false],
  ])("are rejected for a JSON patch of %s: %s", (pointer, refused) => {
    const kubeadmConfigPatchesJSON6902 = [json("JoinConfiguration", pointer)];
    expect(onNodes({ 1: { ...own, kubeadmConfigPatchesJSON6902 } })).toEqual(
      refused ? taken("nodes[1].kubeadmConfigPatchesJSON6902[0]") : [],
    );
  });

  it("are accepted if a JSON patch only tests node-labels", () => {
    const patch = "- op: test\n  path: /nodeRegistration/kubeletExtraArgs/node-labels\n  value: a=b\n";
    const kubeadmConfigPatchesJSON6902 = [json("JoinConfiguration", "", { patch })];
    expect(onNodes({ 1: { ...own, kubeadmConfigPatchesJSON6902 } })).toEqual([]);
  });

  it("are rejected if the patch sets node-labels through a YAML merge key", () => {
    const text = document(
      "JoinConfiguration",
      `anchor: &a\n  kubeletExtraArgs: {node-labels: a=b}\nnodeRegistration:\n  <<: *a\n`,
    );
    expect(onNodes({ 1: { ...own, kubeadmConfigPatches: [text] } })).toEqual(
      taken("nodes[1].kubeadmConfigPatches[0]"),
    );
  });

  it("are accepted if the patch sets only other kubelet arguments", () => {
    const other = document("JoinConfiguration", "nodeRegistration:\n  kubeletExtraArgs:\n    v: '4'\n");
    expect(onNodes({ 1: { ...own, kubeadmConfigPatches: [other] } })).toEqual([]);
  });
});
