import { found } from "../../../test/fixtures/examples/rule-example";
import { apiVersion, document } from "../../../test/fixtures/kubeadm-patches";

describe("extraArgs of a kubeadm component", () => {
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
  ])("are accepted for the image %s and the version %j in the form %j: %s", (image, version, rest, suits) => {
    const kubeadmConfigPatches = [document("ClusterConfiguration", `${version}${rest}`)];
    const expected = suits ? [] : ["KUBEADM_EXTRA_ARGS_FORM kubeadmConfigPatches[0]"];
    expect(found({ nodes: [{ role: "control-plane", image }], kubeadmConfigPatches })).toEqual(expected);
  });
});
