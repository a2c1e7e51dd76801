import { ExposedApp, KindCluster } from "@berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const cluster = new KindCluster("http", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane" }],
  portMappings: [
    { name: "http", hostPort: config.requireNumber("http"), containerPort: 80 },
    { name: "https", hostPort: config.requireNumber("https"), containerPort: 443 },
  ],
});

const echo = { cluster, image: "hashicorp/http-echo:1.0.0", containerPort: 5678, port: "http" };

/** Comes first, since it brings along the controller that serves both. */
export const routed = new ExposedApp("routed", { ...echo, args: ["-text=routed"], exposure: "gateway" }).url;
export const web = new ExposedApp("web", { ...echo, args: ["-text=web"] }).url;

const secureApp = new ExposedApp("secure", { ...echo, args: ["-text=secure"], port: "https" });
export const secure = secureApp.url;
export const authority = secureApp.certificateAuthority;

/** By the Secret of the other one. */
export const shared = new ExposedApp(
  "shared",
  {
    ...echo,
    args: ["-text=shared"],
    port: "https",
    host: "secure.localhost",
    path: "/shared",
    tls: { secretName: "secure-tls" },
  },
  { dependsOn: secureApp },
).url;
