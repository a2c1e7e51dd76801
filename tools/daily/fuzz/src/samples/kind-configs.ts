/** A ctlptl file with a registry, and a template. */
export const relatedFiles: readonly string[] = [
  `apiVersion: ctlptl.dev/v1alpha1
kind: Registry
name: ctlptl-registry
port: 5005
---
apiVersion: ctlptl.dev/v1alpha1
kind: Cluster
product: kind
name: kind-demo
registry: ctlptl-registry
kubernetesVersion: v1.36.1
minCPUs: 2
kindV1Alpha4Cluster:
  nodes:
  - role: control-plane
    extraPortMappings:
    - { containerPort: 80, hostPort: 8080 }
`,
  `{{- if .enabled }}
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
name: {{ .Values.name }} # a comment
nodes:
{{- range .nodes }}
- role: {{ .role }}
  image: "kindest/node:\${VERSION}"
  extraMounts: [{ hostPath: $HOME/{{ .path }}, containerPath: /data }]
{{- end }}
{{- end }}
`,
];

/** Valid kind configs, with anchors, merges, block texts and several documents. */
export const kindConfigs: readonly string[] = [
  `kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
name: demo
networking:
  ipFamily: dual
  apiServerAddress: 127.0.0.1
  apiServerPort: 6443
  podSubnet: "10.244.0.0/16,fd00:10:244::/56"
  disableDefaultCNI: false
  kubeProxyMode: nftables
  dnsSearch: [example.internal]
featureGates: { CSIMigration: true }
runtimeConfig:
  "api/alpha": "false"
nodes:
  - role: control-plane
    image: kindest/node:v1.36.3
    labels: &labels
      tier: front
    extraMounts:
      - hostPath: ./data
        containerPath: /data
        readOnly: yes
        propagation: HostToContainer
    extraPortMappings:
      - { containerPort: 80, hostPort: 8080, listenAddress: 127.0.0.1, protocol: TCP }
      - containerPort: 30053
        hostPort: 0o53
        protocol: udp
      - { containerPort: 30090, hostPort: 9090, listenAddress: 127.0.0.1 }
      - { containerPort: 30090, hostPort: 9090, listenAddress: "::1" }
    kubeadmConfigPatches:
      - |
        kind: InitConfiguration
        nodeRegistration:
          kubeletExtraArgs:
            node-labels: "ingress-ready=true"
  - role: worker
    labels:
      <<: *labels
      zone: "1"
`,
  `apiVersion: kind.x-k8s.io/v1alpha4
kind: Cluster
nodes:
- &worker
  role: worker
- *worker
- role: control-plane
kubeadmConfigPatchesJSON6902:
- group: kubeadm.k8s.io
  version: v1beta4
  kind: ClusterConfiguration
  patch: |-
    - op: add
      path: /apiServer/certSANs/-
      value: demo.example
containerdConfigPatches:
- |-
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "/etc/containerd/certs.d"
---
kind: Cluster
`,
];

/** A kind config as a JSON value. */
export const kindConfig = {
  kind: "Cluster",
  apiVersion: "kind.x-k8s.io/v1alpha4",
  name: "demo",
  networking: { ipFamily: "ipv6", apiServerPort: 6443, kubeProxyMode: "none", podSubnet: "fd00::/56" },
  featureGates: { SomeGate: true },
  nodes: [
    {
      role: "control-plane",
      labels: { "port.berth.dev/http": "80" },
      extraPortMappings: [{ containerPort: 80, hostPort: 8080, listenAddress: "::", protocol: "TCP" }],
      extraMounts: [{ hostPath: "/a", containerPath: "/b", selinuxRelabel: true }],
      kubeadmConfigPatches: ["kind: JoinConfiguration\nskipPhases: []\n"],
    },
    { role: "worker" },
  ],
};
