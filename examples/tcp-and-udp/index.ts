import { ExposedApp, KindCluster } from "@kind-berth/components";
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

// One app, which is reached in two ways: the ports need one node, which they have.
const dns = new ExposedApp("dns", {
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

export const urls = { dns: dns.urls, database: database.url };
export const record = cluster.record;
