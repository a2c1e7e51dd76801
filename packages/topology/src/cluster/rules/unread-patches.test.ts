import { isError } from "../../findings/finding";
import { clusterFindings, found } from "../../../test/fixtures/examples/rule-example";
import { apiVersion, document, onNodes } from "../../../test/fixtures/kubeadm-patches";

describe("the check for kubeadm patches that no node reads", () => {
  it.each([
    ["without `kind`", "apiServer: {}\n"],
    ["with an unknown `kind`", document("InitConfig")],
  ])("reports a patch %s", (_, text) => {
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
  ])("determines for node %d whether %s is read: %s", (index, kind, read) => {
    const kubeadmConfigPatches = [document(kind)];
    expect(onNodes({ [index]: { kubeadmConfigPatches } })).toEqual(
      read ? [] : [`KUBEADM_PATCH_UNREAD nodes[${index}].kubeadmConfigPatches[0]`],
    );
  });

  it.each([
    ["InitConfiguration", 1, "Patch `JoinConfiguration` on this node instead."],
    ["InitConfiguration", 2, "Patch `JoinConfiguration` on this node instead."],
    ["JoinConfiguration", 0, "Patch `InitConfiguration` on this node instead."],
    ["ClusterConfiguration", 1, "Remove it; kubeadm reads this document only on the first control plane."],
    ["KubeProxyConfiguration", 2, "Remove it; kubeadm reads this document only on the first control plane."],
    [
      "KubeletConfiguration",
      1,
      "Remove it; kubeadm reads this document only on the first control plane. To configure only this node's kubelet, set `nodeRegistration.kubeletExtraArgs` in a `JoinConfiguration` patch.",
    ],
  ])("is a warning with a remedy that fits %s on node %d", (kind, index, remedy) => {
    const nodes = ["control-plane", "worker", "control-plane", "control-plane"].map((role, position) => ({
      role,
      ...(position === index ? { kubeadmConfigPatches: [document(kind)] } : {}),
    }));
    const findings = clusterFindings({ nodes });
    expect(findings.map((finding) => finding.remedy)).toEqual([remedy]);
    expect(findings.filter(isError)).toEqual([]);
  });

  it("accepts a cluster-wide JoinConfiguration for one node, because the cluster may grow", () => {
    const args = "nodeRegistration:\n  kubeletExtraArgs: [{ name: v, value: '4' }]\n";
    const kubeadmConfigPatches = [
      document("JoinConfiguration"),
      document("JoinConfiguration", apiVersion("v1beta1")),
      document("JoinConfiguration", args),
    ];
    expect(found({ kubeadmConfigPatches })).toEqual([]);
  });

  it("accepts an unread document in the same text as a document that is read, but not on its own", () => {
    const [init, join] = [document("InitConfiguration"), document("JoinConfiguration")];
    expect(onNodes({ 1: { kubeadmConfigPatches: [`${init}---\n${join}`] } })).toEqual([]);
    expect(onNodes({ 1: { kubeadmConfigPatches: [init, join] } })).toEqual([
      "KUBEADM_PATCH_UNREAD nodes[1].kubeadmConfigPatches[0]",
    ]);
  });

  it("reports a KubeProxyConfiguration patch if kube-proxy is disabled", () => {
    const kubeadmConfigPatches = [document("KubeProxyConfiguration")];
    expect(found({ kubeadmConfigPatches })).toEqual([]);
    expect(found({ kubeadmConfigPatches, networking: { kubeProxyMode: "none" } })).toEqual([
      "KUBEADM_PATCH_UNREAD kubeadmConfigPatches[0]",
    ]);
  });
});

describe("the check of a patch's apiVersion", () => {
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
  ])("determines for the image %s whether kind writes %s: %s", (image, version, written) => {
    const kubeadmConfigPatches = [document("ClusterConfiguration", apiVersion(version))];
    const expected = written ? [] : ["KUBEADM_PATCH_VERSION kubeadmConfigPatches[0]"];
    expect(found({ nodes: [{ role: "control-plane", image }], kubeadmConfigPatches })).toEqual(expected);
  });

  it("names the fields of a JSON patch, which cannot omit the version", () => {
    const patch = { group: "kubeadm.k8s.io", version: "v1beta2", kind: "ClusterConfiguration", patch: "[]" };
    const [finding] = clusterFindings({
      kubeadmConfigPatchesJSON6902: [patch],
      image: "kindest/node:v1.36.3",
    });
    expect(finding).toMatchObject({
      code: "KUBEADM_PATCH_VERSION",
      remedy: "Set `group` and `version` to the version that kind writes.",
    });
  });

  it("accepts separate patches for several versions", () => {
    const both = ["v1beta3", "v1beta4"].map((version) => document("InitConfiguration", apiVersion(version)));
    expect(onNodes({}, { kubeadmConfigPatches: both })).toEqual([]);
  });

  it("reports a node patch with a wrong version even if a cluster-wide patch has the right version", () => {
    const patch = (version: string) => [document("InitConfiguration", apiVersion(version))];
    const node = { role: "control-plane", image: "kindest/node:v1.35.0" };
    expect(
      found({
        nodes: [{ ...node, kubeadmConfigPatches: patch("v1beta4") }],
        kubeadmConfigPatches: patch("v1beta3"),
      }),
    ).toEqual(["KUBEADM_PATCH_VERSION nodes[0].kubeadmConfigPatches[0]"]);
  });

  it("accepts a version that matches only some of the nodes' images", () => {
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

  it("expects the kubelet's own API version for a KubeletConfiguration", () => {
    const kubelet = (version: string) => [
      document("KubeletConfiguration", `apiVersion: kubelet.config.k8s.io/${version}\n`),
    ];
    expect(found({ kubeadmConfigPatches: kubelet("v1beta1") })).toEqual([]);
    expect(found({ kubeadmConfigPatches: kubelet("v1") })).toEqual([
      "KUBEADM_PATCH_VERSION kubeadmConfigPatches[0]",
    ]);
  });
});
