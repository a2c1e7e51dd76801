import { ExposedApp, KindCluster, type KindClusterArgs } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
/** Additional cluster arguments that a test sets. They can be JSON, because a topology contains only data. */
const args = JSON.parse(config.get("args") ?? "{}") as KindClusterArgs;
const create = config.get("createTimeout");

const cluster = new KindCluster(
  config.get("resource") ?? "faults",
  {
    name: config.require("cluster"),
    portMappings: [{ name: "http", hostPort: config.requireNumber("http"), containerPort: 8081 }],
    ...args,
  },
  create === undefined ? {} : { customTimeouts: { create } },
);

export const url = new ExposedApp(config.get("app") ?? "web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  containerPort: 5678,
  args: ["-text=here"],
  port: "http",
  exposure: "hostPort",
}).url;
