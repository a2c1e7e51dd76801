import { found } from "../../../test/fixtures/examples/rule-example";
import { json } from "../../../test/fixtures/kubeadm-patches";

describe("the syntax check of patches", () => {
  it.each([
    ["broken YAML", "kind: [ClusterConfiguration"],
    ["a string", "ClusterConfiguration"],
    ["a list", "- kind: ClusterConfiguration"],
    ["an undefined alias", "kind: ClusterConfiguration\napiServer: *none\n"],
    ["a merge key whose value is not a mapping", "kind: ClusterConfiguration\n<<: 1\n"],
    ["a broken second document", "kind: ClusterConfiguration\n---\nkind: {"],
  ])("rejects a kubeadm patch that contains %s", (_, text) => {
    expect(found({ kubeadmConfigPatches: [text] })).toEqual(["PATCH_INVALID kubeadmConfigPatches[0]"]);
  });

  it.each([
    ["is not a list", "op: add"],
    ["has an unknown operation", "- op: put\n  path: /a\n"],
    ["has an operation without a path", "- op: remove\n"],
  ])("rejects a JSON patch that %s", (_, patch) => {
    const patches = [json("ClusterConfiguration", "/a", { patch })];
    expect(found({ kubeadmConfigPatchesJSON6902: patches })).toEqual([
      "PATCH_INVALID kubeadmConfigPatchesJSON6902[0].patch",
    ]);
  });

  it("rejects a containerd patch that is not TOML, and a containerd JSON patch in YAML", () => {
    expect(
      found({
        containerdConfigPatches: ["[plugins]\na = 9223372036854775807\n", "plugins:\n  a: 1\n"],
        containerdConfigPatchesJSON6902: ['[{"op":"remove","path":"/a"}]', "- op: remove\n  path: /a\n"],
      }),
    ).toEqual([
      "PATCH_INVALID containerdConfigPatches[1]",
      "PATCH_INVALID containerdConfigPatchesJSON6902[1]",
    ]);
  });

  it("accepts an empty document and a duplicate key, because kind uses the last value", () => {
    const text = "---\nkind: ClusterConfiguration\nclusterName: a\nclusterName: b\n---\n# nothing\n";
    expect(found({ kubeadmConfigPatches: [text] })).toEqual([]);
  });
});
