import type { ClusterArgs } from "../cluster/cluster-args";

const patchJSON6902 = {
  group: "kubeadm.k8s.io",
  version: "v1beta4",
  kind: "ClusterConfiguration",
  patch: "- op: add\n  path: /apiServer/certSANs/-\n  value: demo.example\n",
};

/** A cluster that uses everything that kind is handed, for the tests. */
export const everyField: ClusterArgs = {
  name: "demo",
  networking: {
    ipFamily: "dual",
    apiServerPort: 6443,
    apiServerAddress: "127.0.0.1",
    podSubnet: "10.245.0.0/16,fd00:10:245::/56",
    serviceSubnet: "10.97.0.0/16,fd00:10:97::/112",
    disableDefaultCNI: false,
    kubeProxyMode: "nftables",
    dnsSearch: ["example.internal"],
  },
  featureGates: { CSIMigration: true, OldThing: false },
  runtimeConfig: { "api/alpha": "false" },
  kubeadmConfigPatches: [
    "kind: ClusterConfiguration\napiServer:\n  extraArgs:\n    - { name: v, value: '3' }\n",
  ],
  kubeadmConfigPatchesJSON6902: [patchJSON6902],
  containerdConfigPatches: [
    '[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/etc/containerd/certs.d"\n',
  ],
  containerdConfigPatchesJSON6902: ['[{"op": "add", "path": "/debug", "value": {"level": "debug"}}]'],
  nodes: [
    {
      role: "control-plane",
      image: "kindest/node:v1.36.3",
      labels: { tier: "edge" },
      extraMounts: [
        {
          hostPath: "./data",
          containerPath: "/data",
          readOnly: true,
          selinuxRelabel: false,
          propagation: "HostToContainer",
        },
      ],
      extraPortMappings: [
        { name: "dns", containerPort: 53, hostPort: 5353, listenAddress: "127.0.0.1", protocol: "UDP" },
        { containerPort: 30000, hostPort: 30000 },
      ],
      kubeadmConfigPatches: ["kind: KubeletConfiguration\nmaxPods: 50\n"],
      kubeadmConfigPatchesJSON6902: [patchJSON6902],
    },
    { role: "worker" },
  ],
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, node: "worker" }],
};

/** The same cluster, and every argument about how it is made and kept. */
export const everyArgument: ClusterArgs = {
  ...everyField,
  engine: "podman",
  kubernetesVersion: "1.36",
  loadImages: ["shop/web:dev"],
  registry: true,
  adopt: true,
  customTimeouts: { create: "20m" },
};
