import { ExistingCluster, ExposedApp } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const address = config.require("address");

// A KindCluster decides which node carries each port and at which address clients reach the node. For an existing cluster, the program
// describes the node and the address. If `kubeconfig` is omitted, the current kubectl context selects the cluster.
const cluster = new ExistingCluster("production", {
  nodes: [{ name: config.require("node") }],
  portMappings: [
    { name: "http", address, hostPort: config.requireNumber("httpPort"), containerPort: 80 },
    { name: "database", address, hostPort: config.requireNumber("databasePort"), containerPort: 5432 },
  ],
  labelNodes: true,
});

// The apps are the same as for a KindCluster.
const web = new ExposedApp("web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=The web"],
  containerPort: 8080,
  port: "http",
  host: config.require("host"),
});

const database = new ExposedApp("database", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8081", "-text=Not quite a database"],
  containerPort: 8081,
  port: "database",
});

export const url = web.url;
export const databaseUrl = database.url;
export const record = cluster.record;
