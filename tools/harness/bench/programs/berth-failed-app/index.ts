import { readFileSync } from "node:fs";
import { ExistingCluster, ExposedApp } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const cluster = new ExistingCluster("cluster", {
  kubeconfig: readFileSync(config.require("kubeconfig"), "utf8"),
  nodes: [{ name: config.require("node") }],
  portMappings: [
    { name: "tcp", address: "127.0.0.1", hostPort: config.requireNumber("hostPort"), containerPort: 80 },
  ],
  labelNodes: true,
});

new ExposedApp("failed", {
  cluster,
  image: "berth.invalid/missing:1",
  containerPort: 8080,
  port: "tcp",
  exposure: "hostPort",
  podSpec: { containers: [{ name: "failed", imagePullPolicy: "Never" }] },
});
