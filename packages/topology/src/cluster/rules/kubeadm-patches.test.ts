import { found } from "../../../test/fixtures/examples/rule-example";
import { json } from "../../../test/fixtures/kubeadm-patches";

describe("a patch that cannot be read", () => {
  it.each([
    ["YAML that is broken", "kind: [ClusterConfiguration"],
    ["a text", "ClusterConfiguration"],
    ["a list", "- kind: ClusterConfiguration"],
    ["an alias that leads nowhere", "kind: ClusterConfiguration\napiServer: *none\n"],
    ["a merge of what is no mapping", "kind: ClusterConfiguration\n<<: 1\n"],
    ["a broken second document", "kind: ClusterConfiguration\n---\nkind: {"],
  ])("is %s", (_, text) => {
    expect(found({ kubeadmConfigPatches: [text] })).toEqual(["PATCH_INVALID kubeadmConfigPatches[0]"]);
  });

  it.each([
    ["no list", "op: add"],
    ["an operation that there is none of", "- op: put\n  path: /a\n"],
    ["an operation without a path", "- op: remove\n"],
  ])("is a JSON patch that is %s", (_, patch) => {
    const patches = [json("ClusterConfiguration", "/a", { patch })];
    expect(found({ kubeadmConfigPatchesJSON6902: patches })).toEqual([
      "PATCH_INVALID kubeadmConfigPatchesJSON6902[0].patch",
    ]);
  });

  it("is one for containerd that is not TOML, or a JSON patch in YAML", () => {
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

  it("is not an empty document, nor a key twice: kind takes the last", () => {
    const text = "---\nkind: ClusterConfiguration\nclusterName: a\nclusterName: b\n---\n# nothing\n";
    expect(found({ kubeadmConfigPatches: [text] })).toEqual([]);
  });
});
