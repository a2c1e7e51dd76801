import { readFileSync } from "node:fs";
import { ExposedApp, parseRecord } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// The benchmark has created the cluster with kind, as a KindCluster would. The record describes its first worker and the worker's port.
const cluster = {
  record: parseRecord({
    version: 1,
    name: config.require("cluster"),
    nodes: [{ name: "worker", role: "worker", taints: [] }],
    ports: [
      {
        name: "tcp",
        node: "worker",
        listenAddress: "127.0.0.1",
        hostPort: config.requireNumber("hostPort"),
        containerPort: 80,
        protocol: "TCP",
      },
    ],
  }),
  provider: new k8s.Provider("cluster", { kubeconfig: readFileSync(config.require("kubeconfig"), "utf8") }),
};

new ExposedApp("failed", {
  cluster,
  image: "berth.invalid/missing:1",
  containerPort: 8080,
  port: "tcp",
  exposure: "hostPort",
  podSpec: { containers: [{ name: "failed", imagePullPolicy: "Never" }] },
});
