import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const dnsPort = config.requireNumber("dnsPort");

// UDP and TCP ports are independent, so both can have the same number.
const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  portMappings: [
    { name: "dns", hostPort: dnsPort, containerPort: 5353, protocol: "UDP" },
    { name: "dns-tcp", hostPort: dnsPort, containerPort: 5353 },
    // Port 2379 of a control-plane node is used by the etcd of the cluster.
    { name: "database", hostPort: config.requireNumber("databasePort"), containerPort: 12379 },
  ],
});

// The port is not for HTTP, so it belongs to one app. The pod of the app binds it.
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

// Forwards each query to the DNS server of the cluster. The resolv.conf of every pod contains its address.
const corefile = new k8s.core.v1.ConfigMap(
  "corefile",
  { data: { Corefile: ".:5353 {\n  forward . /etc/resolv.conf\n}\n" } },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);

// One app with two exposures. Its pod binds both ports, so one node must carry both.
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
