import { planCluster, recordOf, renderPlan, type ClusterArgs } from "@kind-berth/topology";

/** Cluster arguments that use most of the arguments. */
export const clusterArgs: ClusterArgs = {
  name: "demo",
  engine: "podman",
  kubernetesVersion: "1.36",
  loadImages: ["shop/web:dev"],
  registry: true,
  adopt: true,
  customTimeouts: { create: "20m" },
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
  featureGates: { CSIMigration: true },
  runtimeConfig: { "api/alpha": "false" },
  kubeadmConfigPatches: [
    "kind: ClusterConfiguration\napiServer:\n  extraArgs:\n    - { name: v, value: '3' }\n",
  ],
  kubeadmConfigPatchesJSON6902: [
    {
      group: "kubeadm.k8s.io",
      version: "v1beta4",
      kind: "ClusterConfiguration",
      patch: "- op: replace\n  path: /clusterName\n  value: demo\n",
    },
  ],
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
        { hostPath: "./data", containerPath: "/data", readOnly: true, propagation: "HostToContainer" },
      ],
      extraPortMappings: [
        { name: "dns", containerPort: 53, hostPort: 5353, listenAddress: "127.0.0.1", protocol: "UDP" },
      ],
      kubeadmConfigPatches: ["kind: KubeletConfiguration\nmaxPods: 50\n"],
    },
    { role: "worker", taints: [{ key: "dedicated", value: "db", effect: "NoSchedule" }] },
  ],
  portMappings: [
    { name: "http", hostPort: 8080, containerPort: 80, node: "worker" },
    { name: "node", hostPort: 9090, containerPort: 30_090, listenAddress: ["127.0.0.1", "::1"] },
    { name: "debug", hostPort: 9229, containerPort: 9229, publish: "edge" },
    { name: "game", hostPort: "31000-31002", containerPort: "31100-31102", protocol: "UDP" },
    { name: "any", hostPort: "auto", containerPort: 8443 },
  ],
};

const plan = planCluster(clusterArgs);

/** The JSON document that the driver receives for {@link clusterArgs}. */
export const clusterPlan: unknown = JSON.parse(renderPlan(plan));

/** The record of {@link clusterArgs}, with all optional fields that a record can have. */
export const clusterRecord = {
  ...recordOf(plan),
  engine: "docker",
  loadBalancer: false,
  otherNodes: false,
  gatewayApi: true,
  serviceNodePortRange: { first: 3000, last: 32767 },
  ingressControllers: ["http"],
  gateways: ["http"],
  claims: [
    {
      owner: "shop",
      stack: "shop/dev",
      port: "http",
      exposure: "ingress",
      http: { host: "shop.localhost", path: "/" },
      binds: { node: "worker", port: 80, protocol: "TCP" },
    },
  ],
} as const;

/** Arguments of an existing cluster. */
export const existingClusterArgs = {
  name: "office",
  nodes: [
    {
      name: "edge",
      nodeNames: ["node-1"],
      role: "worker",
      taints: [{ key: "edge", effect: "NoSchedule" }],
      count: 1,
    },
    { name: "pool", matchLabels: { pool: "web" }, count: 3 },
  ],
  portMappings: [
    { name: "http", address: "192.168.1.7", hostPort: 80, containerPort: 80, protocol: "TCP", node: "edge" },
  ],
  loadBalancer: { address: "192.168.1.8", ports: [{ name: "lb", hostPort: 443, protocol: "TCP" }] },
  labelNodes: true,
  gatewayApi: false,
  serviceNodePortRange: "3000-32767",
};
