import { ExistingCluster, ExposedApp, KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const port = (name: string) => config.requireNumber(name);

// All ports are on the control plane. Pods that are not pinned run on the worker.
const node = "control-plane";
const cluster = new KindCluster("app", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [
    { name: "anywhere", hostPort: port("anywhere"), containerPort: 30090, node },
    { name: "local", hostPort: port("local"), containerPort: 30091, node },
    { name: "dns", hostPort: port("dns"), containerPort: 30053, protocol: "UDP", node },
    { name: "http", hostPort: port("http"), containerPort: 80, node },
    { name: "balanced", hostPort: port("balanced"), containerPort: 30099, node },
  ],
});

/** An app that responds with its node name. */
const echo = {
  image: "hashicorp/http-echo:1.0.0",
  containerPort: 5678,
  args: ["-text=$(NODE)"],
  env: [{ name: "NODE", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }],
};
// A namespace that accepts only pods with the `restricted` Pod Security Standard.
const strict = new k8s.core.v1.Namespace(
  "strict",
  { metadata: { name: "strict", labels: { "pod-security.kubernetes.io/enforce": "restricted" } } },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);
const anywhere = new ExposedApp(
  "anywhere",
  { ...echo, cluster, port: "anywhere", namespace: "strict", replicas: 2, readinessProbe: "/" },
  { dependsOn: strict },
);
const local = new ExposedApp("local", { ...echo, cluster, port: "local", externalTrafficPolicy: "Local" });

// Exposes the Service that the app `local` created, in the same way as another program.
const shared = new ExposedApp(
  "shared",
  { cluster, service: { name: "local", port: 5678 }, port: "http" },
  { dependsOn: local },
);

// A name server that forwards queries to the cluster's DNS server. It uses the same image as that server, but a different user, a volume
// and its own configuration.
const onCluster = { provider: cluster.provider, deletedWith: cluster.deletedWith };
const clusterDns = k8s.apps.v1.Deployment.get("coredns", "kube-system/coredns", onCluster);
const corefile = new k8s.core.v1.ConfigMap(
  "corefile",
  { metadata: { name: "corefile" }, data: { Corefile: ".:53 {\n  forward . /etc/resolv.conf\n}\n" } },
  onCluster,
);
const dns = new ExposedApp("dns", {
  cluster,
  image: clusterDns.spec.template.spec.containers.apply(([container]) => container?.image ?? ""),
  args: ["-conf", "/config/Corefile"],
  securityContext: { runAsUser: 65532, capabilities: { add: ["NET_BIND_SERVICE"], drop: ["ALL"] } },
  podSpec: {
    volumes: [{ name: "config", configMap: { name: corefile.metadata.name } }],
    containers: [{ name: "dns", volumeMounts: [{ name: "config", mountPath: "/config" }] }],
  },
  containerPort: 53,
  port: "dns",
});

// Describes the same cluster as an ExistingCluster. The tests act as its load balancer.
const balancer = new ExistingCluster("balancer", {
  kubeconfig: cluster.kubeconfig,
  loadBalancer: { address: "127.0.0.1", ports: [{ name: "public", hostPort: port("balanced") }] },
});
const balanced = new ExposedApp("balanced", { ...echo, cluster: balancer, port: "public" });

export const urls = [anywhere, local, shared, dns, balanced].map(({ url }) => url);
