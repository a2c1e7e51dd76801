import { isError } from "../../findings/finding";
import { clusterFindings, found } from "../../../test/fixtures/examples/rule-example";

const withMount = (hostPath: string, containerPath = "/data") => ({
  nodes: [{ role: "control-plane" }, { role: "worker", extraMounts: [{ hostPath, containerPath }] }],
});

describe("the check for unexpanded mount paths", () => {
  it.each([
    "~",
    "~/.docker/config.json",
    "~\\data",
    "$HOME/data",
    "${PWD}/data",
    "${PWD:-.}/data",
    "/home/$USER/data",
    "%USERPROFILE%\\data",
    "{{ .Values.path }}",
    "/srv/{{ path }}/data",
  ])("warns about %s", (hostPath) => {
    const findings = clusterFindings(withMount(hostPath));
    expect(findings).toMatchObject([
      { code: "MOUNT_PATH_UNEXPANDED", path: "nodes[1].extraMounts[0].hostPath", value: hostPath },
    ]);
    expect(findings.filter(isError)).toEqual([]);
  });

  it.each([
    "/home/me/data",
    "./~/data",
    "/srv/~",
    "data~",
    "~me/data",
    "/a$",
    "/costs-5$",
    "50%/of%the",
    "C:\\data",
  ])("accepts %s", (hostPath) => {
    expect(found(withMount(hostPath))).toEqual([]);
  });

  it("names the placeholder and the folder that kind mounts", () => {
    const rule = (hostPath: string) => clusterFindings(withMount(hostPath))[0]?.rule;
    expect(rule("~/data")).toBe(
      "kind does not expand `~`, and mounts `<working directory>/~/data`, usually an empty new folder",
    );
    expect(rule("/home/$USER")).toBe(
      "kind does not expand `$USER`, and mounts a folder with exactly this name, usually an empty new one",
    );
  });

  it("warns about a variable in a containerPath", () => {
    expect(found(withMount("/data", "/data/$USER"))).toEqual([
      "MOUNT_PATH_UNEXPANDED nodes[1].extraMounts[0].containerPath",
    ]);
  });
});

describe("the check for unexpanded values in patches", () => {
  it("warns about template syntax and braced variables, but not about other dollar signs", () => {
    const patch = (value: string) => `kind: ClusterConfiguration\nclusterName: '${value}'\n`;
    const json = {
      group: "kubeadm.k8s.io",
      version: "v1beta4",
      kind: "InitConfiguration",
      patch: "[] # ${NAME}",
    };
    const kubeadmConfigPatches = ["{{ .name }}", "${NAME}", "$NAME", "a$"].map(patch);
    expect(
      found({
        kubeadmConfigPatches,
        containerdConfigPatches: ['[debug]\nlevel = "${LEVEL}"'],
        nodes: [{ role: "control-plane", kubeadmConfigPatchesJSON6902: [json] }],
      }),
    ).toEqual([
      "PATCH_UNEXPANDED kubeadmConfigPatches[0]",
      "PATCH_UNEXPANDED kubeadmConfigPatches[1]",
      "PATCH_UNEXPANDED containerdConfigPatches[0]",
      "PATCH_UNEXPANDED nodes[0].kubeadmConfigPatchesJSON6902[0].patch",
    ]);
  });
});
