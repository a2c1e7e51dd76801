import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// With several control planes, kind adds a load balancer for their API servers. One of the three control planes can be down.
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

// An HTTP app has two replicas by default, here one on each worker. The app still answers while one of the pods is replaced.
const web = new ExposedApp("web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=Hello from a worker"],
  containerPort: 8080,
  port: "http",
});

export const url = web.url;
export const record = cluster.record;
