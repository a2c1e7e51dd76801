import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// If `nodes` is omitted, the cluster has one control-plane node. It carries the port and runs every pod.
const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  portMappings: [{ name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80 }],
});

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
});

export const url = web.url;
export const record = cluster.record;
