import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// The second worker carries the port. Move it to another node, and everything that depends on it follows.
const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
  portMappings: [
    { name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80, node: "worker2" },
  ],
});

// The app's pods run on any node: only the Ingress controller, which binds the port, is pinned to the second worker.
const web = new ExposedApp("web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=Hello from $(POD_NAME) on $(NODE_NAME)"],
  env: [
    { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
    { name: "NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
  ],
  containerPort: 8080,
  port: "http",
  replicas: 2,
});

export const url = web.url;
export const record = cluster.record;
