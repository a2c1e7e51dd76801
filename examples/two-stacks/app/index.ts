import { ExposedApp, ReferencedCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// The platform's record is read before anything is planned, so that every preview knows its ports and what is held of them.
const cluster = await ReferencedCluster.get("cluster", { stack: config.require("platform") });

const shop = new ExposedApp("shop", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=The shop"],
  containerPort: 8080,
  port: "http",
  host: config.require("host"),
});

export const url = shop.url;
// With what this stack holds, for those that come after it.
export const record = cluster.record;
export const kubeconfig = cluster.kubeconfig;
