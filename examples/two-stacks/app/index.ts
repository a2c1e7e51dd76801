import { ExposedApp, ReferencedCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// `get` reads the platform's record before Berth plans the app. Every preview therefore has the ports and the claims of other apps.
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
// Exported for stacks that reference this stack. The record also contains the claims of the shop.
export const record = cluster.record;
export const kubeconfig = cluster.kubeconfig;
