import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [
    { name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80, node: "worker" },
  ],
});

/** An app that says its name; alone with its host, unless it is told otherwise. */
function app(name: string, place: { host?: string; path?: string } = {}): ExposedApp {
  return new ExposedApp(name, {
    cluster,
    image: "hashicorp/http-echo:1.0.0",
    args: ["-listen=:8080", `-text=${name}`],
    containerPort: 8080,
    port: "http",
    replicas: 1,
    ...place,
  });
}

// The first of them brings the port's Ingress controller, and the others share it.
const apps = [
  app("web"),
  // Parts of one host: the longer path goes first.
  app("shop"),
  app("cart", { host: "shop.localhost", path: "/cart" }),
  app("checkout", { host: "shop.localhost", path: "/cart/checkout" }),
  app("search", { host: "shop.localhost", path: "/search" }),
  // One app for every other host: an exact one goes first.
  app("tenants", { host: "*.tenants.localhost" }),
  app("first-tenant", { host: "first.tenants.localhost" }),
  app("api", { host: "api.localhost" }),
  app("api-v2", { host: "api.localhost", path: "/v2" }),
  app("docs"),
];

export const url = apps[0]?.url;
export const urls = apps.map((one) => one.url);
export const record = cluster.record;
