import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const region = (kind: string) =>
  `kind: ${kind}\nnodeRegistration:\n  kubeletExtraArgs:\n    node-labels: topology.kubernetes.io/region=eu\n`;

const cluster = new KindCluster("patched", {
  name: config.require("cluster"),
  kubeadmConfigPatches: [
    region("InitConfiguration"),
    region("JoinConfiguration"),
    "kind: ClusterConfiguration\napiServer:\n  extraArgs:\n    service-node-port-range: 3000-4000\n",
  ],
  nodes: [
    { role: "control-plane" },
    { role: "worker" },
    {
      role: "worker",
      kubeadmConfigPatches: [
        [
          "kind: JoinConfiguration",
          "nodeRegistration:",
          "  taints:",
          "    - { key: only, value: ingress, effect: NoSchedule }",
          "",
        ].join("\n"),
        [
          "kind: JoinConfiguration",
          "nodeRegistration:",
          "  kubeletExtraArgs:",
          "    node-labels: ingress-ready=true",
          "",
        ].join("\n"),
      ],
    },
  ],
  portMappings: [
    { name: "http", hostPort: config.requireNumber("http"), containerPort: 80, node: "worker2" },
    { name: "node", hostPort: config.requireNumber("node"), containerPort: 3000, node: "control-plane" },
    { name: "api", hostPort: config.requireNumber("api"), containerPort: 6443, node: "control-plane" },
  ],
});

const echo = { cluster, image: "hashicorp/http-echo:1.0.0", containerPort: 5678, args: ["-text=here"] };
new ExposedApp("web", { ...echo, port: "http" });
new ExposedApp("numbered", { ...echo, port: "node" });

export const record = cluster.record;
