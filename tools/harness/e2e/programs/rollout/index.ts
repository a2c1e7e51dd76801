import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
/** The text in the apps' responses. If this text changes, the apps have a new version. */
const version = config.require("version");
const strategy = config.require<"RollingUpdate" | "Recreate">("strategy");
/** The exposure of the app that moves. The app has a host name only if the exposure supports one. */
const exposure = config.require<"ingress" | "hostPort">("exposure");
const host = config.require("host");

const cluster = new KindCluster("rollout", {
  name: config.require("cluster"),
  portMappings: [
    { name: "http", hostPort: config.requireNumber("http"), containerPort: 80 },
    { name: "direct", hostPort: config.requireNumber("direct"), containerPort: 8081 },
    { name: "spare", hostPort: config.requireNumber("spare"), containerPort: 8082 },
  ],
});

const echo = {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  containerPort: 5678,
  args: [`-text=${version}`],
};

new ExposedApp("web", { ...echo, port: "http", replicas: 2, strategy });
new ExposedApp("direct", { ...echo, port: "direct", exposure: "hostPort" });
new ExposedApp("mover", {
  ...echo,
  ...(exposure === "ingress" ? { port: "http", host } : { port: "spare" }),
  exposure,
});
