import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const tier = config.get("tier");

const cluster = new KindCluster("life", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane", labels: tier === undefined ? {} : { tier } }],
  portMappings: [{ name: "direct", hostPort: config.requireNumber("direct"), containerPort: 8081 }],
});

export const url = new ExposedApp("direct", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  containerPort: 5678,
  port: "direct",
  exposure: "hostPort",
}).url;
export const record = cluster.liveRecord;
