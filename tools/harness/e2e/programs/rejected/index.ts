import { ExistingCluster, ExposedApp, KindCluster } from "@kind-berth/components";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const app = { image: "hashicorp/http-echo:1.0.0", containerPort: 5678, port: "http" };

// A valid cluster. Pulumi never connects to this cluster, because every app on it is invalid.
const cluster = new ExistingCluster("described", {
  kubeconfig: "{}",
  nodes: [{ name: "edge", matchLabels: { edge: "" }, count: 1 }],
  portMappings: [{ name: "http", address: "127.0.0.1", hostPort: 8080, containerPort: 80 }],
});
const one = new ExposedApp("one", { ...app, cluster, path: "no-slash", replicas: -1 });
new ExposedApp("two", { ...app, cluster, port: "absent" });

// An invalid cluster. Pulumi reports only the cluster's error, and no error for its app.
const invalid = new KindCluster("invalid", {
  name: config.require("cluster"),
  nodes: [{ role: "worker" }],
});
new ExposedApp("three", { ...app, cluster: invalid });

const touch = (file: string) => `touch ${JSON.stringify(file)}`;
new command.local.Command("dependent", {
  create: pulumi.interpolate`${touch(config.require("dependent"))} # ${one.url}`,
});
new command.local.Command("independent", { create: touch(config.require("independent")) });
