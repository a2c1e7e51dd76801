import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [
    { name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80, node: "worker" },
  ],
});

// The platform's own app holds its host against the apps of every other stack: the record says so.
const dashboard = new ExposedApp("dashboard", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=The platform's dashboard"],
  containerPort: 8080,
  port: "http",
});

// What other stacks need: nodes, ports and what is held of them; and, as a secret, how to reach the cluster.
export const record = cluster.record;
export const kubeconfig = cluster.kubeconfig;
export const url = dashboard.url;
