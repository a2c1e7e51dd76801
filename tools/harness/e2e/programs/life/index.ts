import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const tier = config.get("tier");
const image = "hashicorp/http-echo:1.0.0";

const cluster = new KindCluster("life", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane", labels: tier === undefined ? {} : { tier } }],
  portMappings: [{ name: "direct", hostPort: config.requireNumber("direct"), containerPort: 8081 }],
});

/** Returns an image that is never known, because the resource that the image depends on fails after the cluster's provider exists. */
function unavailable(): pulumi.Output<string> {
  const failure = new command.local.Command("failure", { create: "exit 1" }, { dependsOn: cluster.provider });
  return failure.stdout.apply(() => image);
}

export const url = new ExposedApp("direct", {
  cluster,
  image: config.getBoolean("unavailable") === true ? unavailable() : image,
  containerPort: 5678,
  port: "direct",
  exposure: "hostPort",
}).url;
export const record = cluster.liveRecord;
