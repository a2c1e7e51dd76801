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

/** An app that returns its name. By default, its host is `<name>.localhost` and its path is `/`. */
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

// The first app installs the Ingress controller of the port. The other apps share the controller.
const apps = [
  app("web"),
  // Several apps on one host. A longer path takes precedence.
  app("shop"),
  app("cart", { host: "shop.localhost", path: "/cart" }),
  app("checkout", { host: "shop.localhost", path: "/cart/checkout" }),
  app("search", { host: "shop.localhost", path: "/search" }),
  // One app for all other hosts below `tenants.localhost`. An exact host takes precedence over a wildcard.
  app("tenants", { host: "*.tenants.localhost" }),
  app("first-tenant", { host: "first.tenants.localhost" }),
  app("api", { host: "api.localhost" }),
  app("api-v2", { host: "api.localhost", path: "/v2" }),
  app("docs"),
];

export const url = apps[0]?.url;
export const urls = apps.map((one) => one.url);
export const record = cluster.record;
