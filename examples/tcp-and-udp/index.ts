import { ExposedApp, KindCluster } from "@berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const dnsPort = config.requireNumber("dnsPort");

// UDP and TCP have each their own ports, so the same number serves for both.
const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  portMappings: [
    { name: "dns", hostPort: dnsPort, containerPort: 5353, protocol: "UDP" },
    { name: "dns-tcp", hostPort: dnsPort, containerPort: 5353 },
    // Not 2379 on the node too: a control plane's own etcd has it.
    { name: "database", hostPort: config.requireNumber("databasePort"), containerPort: 12379 },
  ],
});

// These ports are not for HTTP, so each is one app's, whose own pod binds it.
const database = new ExposedApp("database", {
  cluster,
  image: "registry.k8s.io/etcd:3.6.8-0",
  securityContext: { runAsUser: 65532 },
  args: [
    "--data-dir=/data/etcd",
    "--listen-client-urls=http://0.0.0.0:2379",
    "--advertise-client-urls=http://127.0.0.1:2379",
  ],
  containerPort: 2379,
  port: "database",
  podSpec: {
    volumes: [{ name: "data", emptyDir: {} }],
    containers: [{ name: "database", volumeMounts: [{ name: "data", mountPath: "/data" }] }],
  },
});

// It hands each question on to the name server of the cluster, whose address is in every pod's resolv.conf.
const corefile = new k8s.core.v1.ConfigMap(
  "corefile",
  { data: { Corefile: ".:5353 {\n  forward . /etc/resolv.conf\n}\n" } },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);

/** A name server on the port of its name. */
function nameServer(name: string): ExposedApp {
  return new ExposedApp(name, {
    cluster,
    image: "registry.k8s.io/coredns/coredns:v1.14.2",
    securityContext: { runAsUser: 65532 },
    args: ["-conf=/etc/coredns/Corefile"],
    containerPort: 5353,
    port: name,
    podSpec: {
      volumes: [{ name: "corefile", configMap: { name: corefile.metadata.name } }],
      containers: [{ name, volumeMounts: [{ name: "corefile", mountPath: "/etc/coredns" }] }],
    },
  });
}

export const urls = [nameServer("dns"), nameServer("dns-tcp"), database].map((app) => app.url);
export const record = cluster.record;
