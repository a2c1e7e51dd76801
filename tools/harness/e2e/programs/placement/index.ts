import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const carrier = config.require("carrier");

const cluster = new KindCluster("placement", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [
    { name: "direct", hostPort: config.requireNumber("direct"), containerPort: 8081, node: carrier },
    { name: "http", hostPort: config.requireNumber("http"), containerPort: 80, node: carrier },
  ],
});

/** An app that responds with its pod name and its node name. */
const echo = {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  containerPort: 5678,
  args: ["-text=$(POD) on $(NODE)"],
  env: [
    { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
    { name: "NODE", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
  ],
};

const direct = new ExposedApp("direct", { ...echo, port: "direct", exposure: "hostPort" });
const web = new ExposedApp("web", { ...echo, port: "http", replicas: 1 });
export const urls = [direct.url, web.url];
/** The input that the driver receives for each app's health check. */
export const asked = { direct: direct.verification?.stdin, web: web.verification?.stdin };
