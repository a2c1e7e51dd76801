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
  // A NodePort range that also contains port 3000.
  kubeadmConfigPatches: [
    "kind: ClusterConfiguration\napiServer:\n  extraArgs:\n    service-node-port-range: 3000-32767\n",
  ],
  portMappings: [
    { name: "anywhere", hostPort: port("anywhere"), containerPort: 30090, node },
    // The same NodePort through the other node.
    { name: "elsewhere", hostPort: port("elsewhere"), containerPort: 30090, node: "worker" },
    { name: "existing", hostPort: port("existing"), containerPort: 30092, node },
    { name: "low", hostPort: port("low"), containerPort: 3000, node },
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
const { containerPort, ...pods } = echo;
const anywhere = new ExposedApp(
  "anywhere",
  {
    ...pods,
    cluster,
    exposures: ["anywhere", "elsewhere"].map((name) => ({ port: name, containerPort })),
    namespace: "strict",
    replicas: 2,
    readinessProbe: "/",
  },
  { dependsOn: strict },
);
const local = new ExposedApp("local", { ...echo, cluster, port: "local", externalTrafficPolicy: "Local" });

// Exposes the Service that the app `local` created, in the same way as another program.
const shared = new ExposedApp(
  "shared",
  { cluster, service: { name: "local", port: 5678 }, port: "http" },
  { dependsOn: local },
);

// A Service of type NodePort that Berth does not create, such as a Service from a Helm chart. It selects the pods of
// `anywhere`.
const nodePortService = new k8s.core.v1.Service(
  "node-port",
  {
    metadata: { name: "node-port", namespace: "strict" },
    spec: {
      type: "NodePort",
      selector: { "app.kubernetes.io/name": "anywhere" },
      ports: [{ port: 80, targetPort: 5678, nodePort: 30092 }],
    },
  },
  { provider: cluster.provider, deletedWith: cluster.deletedWith, dependsOn: anywhere },
);
const existing = new ExposedApp(
  "existing",
  { cluster, service: { name: "node-port", port: 80 }, namespace: "strict", port: "existing" },
  { dependsOn: nodePortService },
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

// Describes the same cluster as an ExistingCluster with its NodePort range.
const ranged = new ExistingCluster("ranged", {
  kubeconfig: cluster.kubeconfig,
  nodes: [
    {
      name: node,
      matchLabels: { "kubernetes.io/hostname": `${config.require("cluster")}-${node}` },
      count: 1,
      role: node,
    },
  ],
  portMappings: [{ name: "low", address: "127.0.0.1", hostPort: port("low"), containerPort: 3000, node }],
  serviceNodePortRange: "3000-32767",
});
const low = new ExposedApp("low", { ...echo, cluster: ranged, port: "low" });

export const urls = [anywhere, local, shared, existing, dns, balanced, low].map(({ url }) => url);
