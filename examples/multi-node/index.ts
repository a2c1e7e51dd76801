import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// The second worker carries the port. If you change `node`, `pulumi up` recreates the cluster, and the controller runs on the new node.
const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
  portMappings: [
    { name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80, node: "worker2" },
  ],
});

// The app's pods run on any worker. Only the Ingress controller is pinned to the second worker, because it binds the port.
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
