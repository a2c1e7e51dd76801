import { ExistingCluster, ExposedApp, IngressController, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";
import { ownControllers } from "./own-controllers";

const config = new pulumi.Config();

const cluster = new KindCluster("controller", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [
    { name: "http", hostPort: config.requireNumber("http"), containerPort: 80, node: "control-plane" },
    { name: "own", hostPort: config.requireNumber("own"), containerPort: 8080, node: "worker" },
    {
      name: "own-https",
      hostPort: config.requireNumber("ownHttps"),
      containerPort: 8443,
      node: "worker",
      publish: "edge",
    },
    { name: "http-astray", hostPort: config.requireNumber("astray"), containerPort: 8081, node: "worker" },
  ],
});

new IngressController("ingress", {
  cluster,
  port: "http",
  gateway: true,
  // At this log level, Traefik logs an error for each Gateway API status that it has no permission to write.
  args: ["--accesslog=true", "--log.level=WARN"],
});

const echo = { cluster, image: "hashicorp/http-echo:1.0.0", containerPort: 5678, replicas: 1 };
export const web = new ExposedApp("web", { ...echo, args: ["-text=web"], port: "http" }).url;
export const routed = new ExposedApp("routed", {
  ...echo,
  args: ["-text=routed"],
  port: "http",
  exposure: "gateway",
}).url;

// The controllers that the user manages. One runs on the node that carries its ports. The other runs on a different node.
const dependsOn = ownControllers(cluster, [
  { ingressClassName: "own", node: "worker", hostPort: 8080, httpsPort: 8443 },
  { ingressClassName: "astray", node: "control-plane", hostPort: 8081 },
]);

/** Returns an app's `ingressController` argument. If `elsewhere` names this app, the argument declares the wrong node. */
const own = (app: string, node = "worker") => ({
  ingressClassName: "own",
  node: config.get("elsewhere") === app ? "control-plane" : node,
});

export const ownUrl = new ExposedApp(
  "own",
  { ...echo, args: ["-text=own"], port: "own", ingressController: own("own") },
  { dependsOn },
).url;
const secureApp = new ExposedApp(
  "secure",
  { ...echo, args: ["-text=secure"], port: "own-https", ingressController: own("secure") },
  { dependsOn },
);
export const secure = secureApp.url;
export const authority = secureApp.certificateAuthority;

// Describes the same cluster as an ExistingCluster.
const workerName = `${cluster.record.name}-worker`;
const existing = new ExistingCluster("existing", {
  kubeconfig: cluster.kubeconfig,
  nodes: [{ name: workerName, matchLabels: { "port.berth.dev/own": "8080" }, count: 1 }],
  portMappings: [
    { name: "own", address: "127.0.0.1", hostPort: config.requireNumber("own"), containerPort: 8080 },
  ],
});
export const described = new ExposedApp(
  "described",
  {
    ...echo,
    cluster: existing,
    args: ["-text=described"],
    port: "own",
    ingressController: own("described", workerName),
  },
  { dependsOn },
).url;

// The declared node is wrong, because the controller runs on the control plane. Berth cannot detect this.
export const astray = new ExposedApp(
  "astray",
  {
    ...echo,
    args: ["-text=astray"],
    port: "http-astray",
    ingressController: { ingressClassName: "astray", node: "worker" },
    verify: false,
  },
  { dependsOn },
).url;
