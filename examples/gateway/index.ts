import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  portMappings: [{ name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80 }],
});

/** An app that returns its name. The first one also installs the Gateway API CRDs, the controller and its Gateway. */
function app(name: string, place: { host?: string; path?: string } = {}): ExposedApp {
  return new ExposedApp(name, {
    cluster,
    image: "hashicorp/http-echo:1.0.0",
    args: ["-listen=:8080", `-text=${name} by Gateway API`],
    containerPort: 8080,
    port: "http",
    exposure: "gateway",
    ...place,
  });
}

const web = app("web");
app("docs", { host: "web.localhost", path: "/docs" });

export const url = web.url;
export const record = cluster.record;
