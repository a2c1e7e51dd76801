import { found, port } from "../../testing/examples/rule-example";

const apiVersion = (version: string) => `apiVersion: kubeadm.k8s.io/${version}\n`;
const document = (kind: string, rest = "") => `kind: ${kind}\n${rest}`;
const labels = "nodeRegistration:\n  kubeletExtraArgs:\n    node-labels: a=b\n";
const json = (kind: string, path: string, rest: object = {}) => ({
  group: "kubeadm.k8s.io",
  version: "v1beta3",
  kind,
  patch: `- op: replace\n  path: ${path}\n  value: a=b\n`,
  ...rest,
});

/** A control plane, a worker, and a second control plane and a third. */
function onNodes(changes: Readonly<Record<number, object>>, cluster: object = {}): string[] {
  const roles = ["control-plane", "worker", "control-plane", "control-plane"];
  return found({ nodes: roles.map((role, index) => ({ role, ...changes[index] })), ...cluster });
}

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

describe("a patch that nothing reads", () => {
  it.each([
    ["of no kind", "apiServer: {}\n"],
    ["of a kind that is none", document("InitConfig")],
  ])("is one %s", (_, text) => {
    expect(found({ kubeadmConfigPatches: [text] })).toEqual(["KUBEADM_PATCH_UNREAD kubeadmConfigPatches[0]"]);
  });

  it.each([
    [0, "InitConfiguration", true],
    [0, "ClusterConfiguration", true],
    [0, "KubeletConfiguration", true],
    [0, "JoinConfiguration", false],
    [1, "JoinConfiguration", true],
    [1, "InitConfiguration", false],
    [1, "KubeletConfiguration", false],
    [2, "InitConfiguration", false],
    [2, "JoinConfiguration", true],
  ])("on node %d: %s is read: %s", (index, kind, read) => {
    const kubeadmConfigPatches = [document(kind)];
    expect(onNodes({ [index]: { kubeadmConfigPatches } })).toEqual(
      read ? [] : [`KUBEADM_PATCH_UNREAD nodes[${index}].kubeadmConfigPatches[0]`],
    );
  });

  it("is no JoinConfiguration for a whole cluster of one node: it may grow", () => {
    const args = "nodeRegistration:\n  kubeletExtraArgs: [{ name: v, value: '4' }]\n";
    const kubeadmConfigPatches = [
      document("JoinConfiguration"),
      document("JoinConfiguration", apiVersion("v1beta1")),
      document("JoinConfiguration", args),
    ];
    expect(found({ kubeadmConfigPatches })).toEqual([]);
  });

  it("may be a document of a text for nodes of both sorts, but is no text of its own", () => {
    const [init, join] = [document("InitConfiguration"), document("JoinConfiguration")];
    expect(onNodes({ 1: { kubeadmConfigPatches: [`${init}---\n${join}`] } })).toEqual([]);
    expect(onNodes({ 1: { kubeadmConfigPatches: [init, join] } })).toEqual([
      "KUBEADM_PATCH_UNREAD nodes[1].kubeadmConfigPatches[0]",
    ]);
  });

  it("is one for a kube-proxy that is not there", () => {
    const kubeadmConfigPatches = [document("KubeProxyConfiguration")];
    expect(found({ kubeadmConfigPatches })).toEqual([]);
    expect(found({ kubeadmConfigPatches, networking: { kubeProxyMode: "none" } })).toEqual([
      "KUBEADM_PATCH_UNREAD kubeadmConfigPatches[0]",
    ]);
  });
});

describe("a patch of a version", () => {
  it.each([
    ["kindest/node:v1.22.17", "v1beta2", true],
    ["kindest/node:v1.22.17", "v1beta3", false],
    ["kindest/node:v1.23.0", "v1beta3", true],
    [`kindest/node:v1.35.0@sha256:${"0".repeat(64)}`, "v1beta3", true],
    [`kindest/node:v1.35.0@sha256:${"0".repeat(64)}`, "v1beta4", false],
    ["localhost:5000/kindest/node:v1.36.3", "v1beta3", false],
    ["localhost:5000/kindest/node:v1.36.3", "v1beta4", true],
    ["kindest/node:latest", "v1beta2", true],
    ["localhost:5000/node", "v1beta3", true],
    ["kindest/node:latest", "v1beta1", false],
    [undefined, "v1beta4", true],
  ])("for %s: %s is written: %s", (image, version, written) => {
    const kubeadmConfigPatches = [document("ClusterConfiguration", apiVersion(version))];
    const expected = written ? [] : ["KUBEADM_PATCH_VERSION kubeadmConfigPatches[0]"];
    expect(found({ nodes: [{ role: "control-plane", image }], kubeadmConfigPatches })).toEqual(expected);
  });

  it("may stand beside one of another version", () => {
    const both = ["v1beta3", "v1beta4"].map((version) => document("InitConfiguration", apiVersion(version)));
    expect(onNodes({}, { kubeadmConfigPatches: both })).toEqual([]);
  });

  it("is not made good by one of the whole cluster", () => {
    const patch = (version: string) => [document("InitConfiguration", apiVersion(version))];
    const node = { role: "control-plane", image: "kindest/node:v1.35.0" };
    expect(
      found({
        nodes: [{ ...node, kubeadmConfigPatches: patch("v1beta4") }],
        kubeadmConfigPatches: patch("v1beta3"),
      }),
    ).toEqual(["KUBEADM_PATCH_VERSION nodes[0].kubeadmConfigPatches[0]"]);
  });

  it("may be for some of the nodes' images only", () => {
    const kubeadmConfigPatches = [document("JoinConfiguration", apiVersion("v1beta4"))];
    const nodes = (...versions: string[]) =>
      ["control-plane", "worker", "worker"].map((role, index) => ({
        role,
        image: `kindest/node:${versions[index]}`,
      }));
    expect(found({ nodes: nodes("v1.36.3", "v1.35.0", "v1.36.3"), kubeadmConfigPatches })).toEqual([]);
    expect(found({ nodes: nodes("v1.36.3", "v1.35.0", "v1.35.0"), kubeadmConfigPatches })).toEqual([
      "KUBEADM_PATCH_VERSION kubeadmConfigPatches[0]",
    ]);
  });

  it("is the kubelet's own for its config", () => {
    const kubelet = (version: string) => [
      document("KubeletConfiguration", `apiVersion: kubelet.config.k8s.io/${version}\n`),
    ];
    expect(found({ kubeadmConfigPatches: kubelet("v1beta1") })).toEqual([]);
    expect(found({ kubeadmConfigPatches: kubelet("v1") })).toEqual([
      "KUBEADM_PATCH_VERSION kubeadmConfigPatches[0]",
    ]);
  });
});

describe("arguments of a component", () => {
  const map = "apiServer:\n  extraArgs:\n    v: '4'\n";
  const list = "apiServer:\n  extraArgs:\n    - name: v\n      value: '4'\n";

  it.each([
    ["kindest/node:v1.35.0", "", map, true],
    ["kindest/node:v1.35.0", "", list, false],
    ["kindest/node:v1.35.0", apiVersion("v1beta3"), map, true],
    ["kindest/node:v1.35.0", apiVersion("v1beta3"), list, false],
    ["kindest/node:v1.36.3", "", map, true],
    ["kindest/node:v1.36.3", "", list, true],
    ["kindest/node:v1.36.3", apiVersion("v1beta4"), map, false],
    ["kindest/node:v1.36.3", apiVersion("v1beta4"), list, true],
    ["kindest/node:latest", "", list, true],
  ])("for %s, %j, %j suit: %s", (image, version, rest, suits) => {
    const kubeadmConfigPatches = [document("ClusterConfiguration", `${version}${rest}`)];
    const expected = suits ? [] : ["KUBEADM_EXTRA_ARGS_FORM kubeadmConfigPatches[0]"];
    expect(found({ nodes: [{ role: "control-plane", image }], kubeadmConfigPatches })).toEqual(expected);
  });
});

describe("labels and a patch of node-labels on one node", () => {
  const taken = (path: string) => [`NODE_LABELS_OVERWRITTEN ${path}`];
  const own = { labels: { a: "b" } };

  it.each([
    ["a map of arguments", labels],
    [
      "a list of arguments",
      "nodeRegistration:\n  kubeletExtraArgs:\n    - name: node-labels\n      value: a=b\n",
    ],
  ])("are refused: %s", (_, text) => {
    const kubeadmConfigPatches = [document("JoinConfiguration", text)];
    expect(onNodes({ 1: { ...own, kubeadmConfigPatches } })).toEqual(
      taken("nodes[1].kubeadmConfigPatches[0]"),
    );
    expect(onNodes({ 1: { kubeadmConfigPatches }, 2: own })).toEqual([]);
    expect(onNodes({ 2: own }, { kubeadmConfigPatches })).toEqual(taken("kubeadmConfigPatches[0]"));
    expect(onNodes({ 0: own }, { kubeadmConfigPatches })).toEqual([]);
  });

  it("are refused where the labels are Berth's, for a port", () => {
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
  ])("by a JSON patch of %s: %s", (pointer, refused) => {
    const kubeadmConfigPatchesJSON6902 = [json("JoinConfiguration", pointer)];
    expect(onNodes({ 1: { ...own, kubeadmConfigPatchesJSON6902 } })).toEqual(
      refused ? taken("nodes[1].kubeadmConfigPatchesJSON6902[0]") : [],
    );
  });

  it("are fine beside a JSON patch that only tests them", () => {
    const patch = "- op: test\n  path: /nodeRegistration/kubeletExtraArgs/node-labels\n  value: a=b\n";
    const kubeadmConfigPatchesJSON6902 = [json("JoinConfiguration", "", { patch })];
    expect(onNodes({ 1: { ...own, kubeadmConfigPatchesJSON6902 } })).toEqual([]);
  });

  it("are refused where the patch merges its arguments in", () => {
    const text = document(
      "JoinConfiguration",
      `anchor: &a\n  kubeletExtraArgs: {node-labels: a=b}\nnodeRegistration:\n  <<: *a\n`,
    );
    expect(onNodes({ 1: { ...own, kubeadmConfigPatches: [text] } })).toEqual(
      taken("nodes[1].kubeadmConfigPatches[0]"),
    );
  });

  it("are fine beside other arguments of the kubelet", () => {
    const other = document("JoinConfiguration", "nodeRegistration:\n  kubeletExtraArgs:\n    v: '4'\n");
    expect(onNodes({ 1: { ...own, kubeadmConfigPatches: [other] } })).toEqual([]);
  });
});
