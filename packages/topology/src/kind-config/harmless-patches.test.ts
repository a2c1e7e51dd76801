import type { Finding } from "../findings/berth-error";
import { parseKindConfig } from "./parse-kind-config";

const header = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

/** Returns the codes of the warnings about an accepted config. */
function warnings(config: string): string[] {
  const codes: string[] = [];
  parseKindConfig(`${header}${config}`, ({ code }: Finding) => codes.push(code));
  return codes;
}

/**
 * Configs like the valid ones in kind's own tests. kind creates each of these clusters, and ignores the patches without effect.
 *
 * @see https://github.com/kubernetes-sigs/kind/tree/v0.33.0/pkg/internal/apis/config/encoding/testdata/v1alpha4
 */
describe("a config that kind runs", () => {
  it.each([
    ["nothing but its version", ""],
    ["two nodes", "nodes:\n- role: control-plane\n- role: worker"],
    [
      "three control planes and three workers",
      `nodes:\n${"- role: control-plane\n".repeat(3)}${"- role: worker\n".repeat(3).trimEnd()}`,
    ],
    [
      "a mount and a UDP port on a worker",
      `name: other
featureGates: { AllBeta: false }
networking: { ipFamily: ipv6 }
nodes:
- role: control-plane
- role: worker
  extraMounts:
  - { containerPath: /data, hostPath: /srv, readOnly: true, selinuxRelabel: false, propagation: Bidirectional }
  extraPortMappings:
  - { containerPort: 9090, hostPort: 9090, protocol: UDP, listenAddress: "::1" }
`,
    ],
  ])("is accepted with %s", (_, config) => {
    expect(warnings(config)).toEqual([]);
  });

  it("is accepted with patches for a kubeadm version that kind may write for another image", () => {
    const config = (image: string) => `kubeadmConfigPatches:
- |
  apiVersion: kubeadm.k8s.io/v1beta2
  kind: ClusterConfiguration
  metadata:
    name: config
  networking:
    serviceSubnet: 10.1.0.0/16
kubeadmConfigPatchesJSON6902:
- group: kubeadm.k8s.io
  version: v1beta2
  kind: ClusterConfiguration
  patch: |
    - op: add
      path: /apiServer/certSANs/-
      value: api.example.test
nodes:
- role: control-plane
${image}- role: worker
`;
    expect(warnings(config(""))).toEqual([]);
    expect(warnings(config("  image: kindest/node:v1.36.3\n"))).toEqual([
      "KUBEADM_PATCH_VERSION",
      "KUBEADM_PATCH_VERSION",
    ]);
  });

  it("is accepted with a KubeletConfiguration on a worker, which has no effect", () => {
    const config = `nodes:
- role: control-plane
- role: worker
  kubeadmConfigPatches:
  - |
    apiVersion: kubeadm.k8s.io/v1beta2
    kind: JoinConfiguration
    nodeRegistration:
      kubeletExtraArgs:
        node-labels: "zone=edge"
        authorization-mode: "AlwaysAllow"
- role: worker
  kubeadmConfigPatchesJSON6902:
  - group: kubelet.config.k8s.io
    version: v1beta1
    kind: KubeletConfiguration
    patch: |
      - op: add
        path: /authentication
        value: {"anonymous": {"enabled": true}}
`;
    expect(warnings(config)).toEqual(["KUBEADM_PATCH_UNREAD"]);
  });

  it("is accepted with copies of the control plane's patches on a worker", () => {
    const copies = ["ClusterConfiguration", "InitConfiguration", "KubeletConfiguration"];
    const patches = copies.map((kind) => `  - "kind: ${kind}"\n`).join("");
    const config = `nodes:\n- role: control-plane\n  kubeadmConfigPatches:\n${patches}- role: worker\n  kubeadmConfigPatches:\n${patches}`;
    expect(warnings(config)).toEqual(copies.map(() => "KUBEADM_PATCH_UNREAD"));
  });
});
