import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const port = (name: string) => config.requireNumber(name);

// All ports are on the control plane. Only pinned pods run there.
const node = "control-plane";
const cluster = new KindCluster("exposures", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [
    { name: "dns", hostPort: port("dns"), containerPort: 5353, protocol: "UDP", node },
    { name: "dns-tcp", hostPort: port("dns"), containerPort: 5353, node },
    { name: "http", hostPort: port("http"), containerPort: 80, node },
    { name: "direct", hostPort: port("direct"), containerPort: 8081, node },
    { name: "node", hostPort: port("node"), containerPort: 30080, node },
  ],
});

// With this alias, Pulumi finds the previous resource if the app's name changes.
const name = config.get("webName") ?? "web";
const web = new ExposedApp(
  name,
  {
    cluster,
    image: "hashicorp/http-echo:1.0.0",
    args: ["-text=web"],
    exposures: [
      { port: "http", containerPort: 5678 },
      { port: "http", containerPort: 5678, host: "shop.localhost" },
      { port: "direct", containerPort: 5678, exposure: "hostPort" },
      ...(config.getBoolean("byNodePort") === true ? [{ port: "node", containerPort: 5678 }] : []),
    ],
  },
  { aliases: name === "web" ? [] : [{ name: "web" }] },
);

// Pulumi generates this Service's name, so a program cannot hard-code it.
const front = new k8s.core.v1.Service(
  "front",
  {
    spec: {
      selector: { "app.kubernetes.io/name": name },
      ports: [{ port: 80, targetPort: config.getNumber("frontTargetPort") ?? 5678 }],
    },
  },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);
const service = { resource: front, port: config.getNumber("frontPort") ?? 80 };
const again = new ExposedApp("again", { cluster, service, port: "http" });

// Forwards queries to the cluster's DNS server. Every pod's `/etc/resolv.conf` contains that server's address.
const corefile = new k8s.core.v1.ConfigMap(
  "corefile",
  { data: { Corefile: ".:5353 {\n  forward . /etc/resolv.conf\n}\n" } },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);
new ExposedApp("dns", {
  cluster,
  image: "registry.k8s.io/coredns/coredns:v1.14.2",
  securityContext: { runAsUser: 65532 },
  args: ["-conf=/etc/coredns/Corefile"],
  exposures: [
    { port: "dns", containerPort: 5353 },
    { port: "dns-tcp", containerPort: 5353 },
  ],
  podSpec: {
    volumes: [{ name: "corefile", configMap: { name: corefile.metadata.name } }],
    containers: [{ name: "dns", volumeMounts: [{ name: "corefile", mountPath: "/etc/coredns" }] }],
  },
});

export const urls = web.urls;
export const route = again.route;
export const frontName = front.metadata.name;
