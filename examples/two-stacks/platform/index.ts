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

// The record contains the host that the dashboard uses. Previews of other stacks reject an app that claims the same host.
const dashboard = new ExposedApp("dashboard", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=The platform's dashboard"],
  containerPort: 8080,
  port: "http",
});

// Other stacks need the record (nodes, ports and claims) and the kubeconfig. The kubeconfig is a secret.
export const record = cluster.record;
export const kubeconfig = cluster.kubeconfig;
export const url = dashboard.url;
