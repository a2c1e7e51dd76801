import { ExposedApp, ReferencedCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const cluster = await ReferencedCluster.get("cluster", { stack: config.require("before") });

export const url = new ExposedApp("third", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  containerPort: 5678,
  port: "http",
  host: config.require("host"),
}).url;
