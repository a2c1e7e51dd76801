import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// kind puts a load balancer before the API servers of several control planes, so that one of them may be missing.
const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  nodes: [
    { role: "control-plane" },
    { role: "control-plane" },
    { role: "control-plane" },
    { role: "worker" },
    { role: "worker" },
  ],
  portMappings: [{ name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80 }],
});

// Two pods, one on each worker: the app answers while either of them is replaced.
const web = new ExposedApp("web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=Hello from a worker"],
  containerPort: 8080,
  port: "http",
});

export const url = web.url;
export const record = cluster.record;
