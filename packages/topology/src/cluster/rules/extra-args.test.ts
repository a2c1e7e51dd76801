import { found } from "../../../test/fixtures/examples/rule-example";
import { apiVersion, document } from "../../../test/fixtures/kubeadm-patches";

describe("extraArgs of a kubeadm component", () => {
  const map = "apiServer:\n  extraArgs:\n    v: '4'\n";
  const list = "apiServer:\n  extraArgs:\n    - name: v\n      value: '4'\n";

  const [accepted, rejected, dropped] = [[], ["KUBEADM_EXTRA_ARGS_FORM"], ["KUBEADM_EXTRA_ARGS_DROPPED"]];
  it.each([
    ["kindest/node:v1.35.0", "", map, accepted],
    ["kindest/node:v1.35.0", "", list, rejected],
    ["kindest/node:v1.35.0", apiVersion("v1beta3"), map, accepted],
    ["kindest/node:v1.35.0", apiVersion("v1beta3"), list, rejected],
    ["kindest/node:v1.36.3", "", map, accepted],
    ["kindest/node:v1.36.3", "", list, accepted],
    ["kindest/node:v1.36.3", apiVersion("v1beta4"), map, dropped],
    ["kindest/node:v1.36.3", apiVersion("v1beta4"), list, accepted],
    ["kindest/node:latest", "", list, accepted],
  ])("for the image %s and the version %j in the form %j: %j", (image, version, rest, codes) => {
    const kubeadmConfigPatches = [document("ClusterConfiguration", `${version}${rest}`)];
    const expected = codes.map((code) => `${code} kubeadmConfigPatches[0]`);
    expect(found({ nodes: [{ role: "control-plane", image }], kubeadmConfigPatches })).toEqual(expected);
  });

  it("may have any form in a document that kubeadm does not read", () => {
    const image = "kindest/node:v1.35.0";
    const kubeadmConfigPatches = [document("ClusterConfiguration", list)];
    expect(
      found({ image, nodes: [{ role: "control-plane" }, { role: "worker", kubeadmConfigPatches }] }),
    ).toEqual(["KUBEADM_PATCH_UNREAD nodes[1].kubeadmConfigPatches[0]"]);
    const joined = [
      document("JoinConfiguration", `nodeRegistration:\n  ${list.slice(list.indexOf("extra"))}`),
    ];
    expect(found({ image, kubeadmConfigPatches: joined })).toEqual([]);
    const older = [document("ClusterConfiguration", `${apiVersion("v1beta2")}${list}`)];
    expect(found({ image, kubeadmConfigPatches: older })).toEqual([
      "KUBEADM_PATCH_VERSION kubeadmConfigPatches[0]",
    ]);
  });
});
