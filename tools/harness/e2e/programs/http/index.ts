import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
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

/** This app is declared first, because it creates the controller that serves both apps. */
export const routed = new ExposedApp("routed", { ...echo, args: ["-text=routed"], exposure: "gateway" }).url;
export const web = new ExposedApp("web", { ...echo, args: ["-text=web"] }).url;

/** A Service in a YAML manifest, not managed by Berth. */
const manifests = new k8s.yaml.ConfigGroup(
  "front",
  {
    yaml: `
      apiVersion: v1
      kind: Service
      metadata: { name: front, namespace: default }
      spec:
        selector: { app.kubernetes.io/name: web }
        ports: [{ port: 80, targetPort: 5678 }]
    `,
  },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);
const resource = manifests.getResource("v1/Service", "default", "front");
export const front = new ExposedApp("front", {
  cluster,
  service: { resource, port: 80 },
  port: "http",
  path: config.get("frontPath") ?? "/",
  exposure: "gateway",
}).url;

const host = config.get("secureHost") ?? "secure.localhost";
const secureApp = new ExposedApp("secure", { ...echo, args: ["-text=secure"], port: "https", host });
export const secure = secureApp.url;
export const authority = secureApp.certificateAuthority;

/** Uses the TLS Secret that belongs to the app `secure`. */
export const shared = new ExposedApp(
  "shared",
  {
    ...echo,
    args: ["-text=shared"],
    port: "https",
    host,
    path: "/shared",
    tls: { secretName: "secure-tls" },
  },
  { dependsOn: secureApp },
).url;
