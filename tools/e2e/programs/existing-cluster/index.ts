import { readFileSync } from "node:fs";
import { ExistingCluster, ExposedApp } from "@berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const node = config.require("node");
const address = config.require("address");

// What a KindCluster decides for itself is described here: which node carries which port, and where callers reach it.
const cluster = new ExistingCluster("cluster", {
  kubeconfig: readFileSync(config.require("kubeconfig"), "utf8"),
  nodes: [{ name: node }],
  portMappings: [
    { name: "http", address, hostPort: config.requireNumber("http"), containerPort: 80 },
    { name: "db", address, hostPort: config.requireNumber("db"), containerPort: 5432 },
  ],
  labelNodes: true,
});

// From here on nothing differs from a program for a KindCluster.
const web = new ExposedApp("web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=The web"],
  containerPort: 8080,
  port: "http",
  host: "web.localhost",
});

const db = new ExposedApp("db", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8081", "-text=Not quite a database"],
  containerPort: 8081,
  port: "db",
});

export const urls = { web: web.url, db: db.url };
export const record = cluster.record;
export const kubeconfig = cluster.kubeconfig;
