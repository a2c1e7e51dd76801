import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const image = config.require("image");

const cluster = new KindCluster("protocols", {
  name: config.require("cluster"),
  loadImages: [image],
  portMappings: [
    { name: "http", hostPort: config.requireNumber("http"), containerPort: 80 },
    { name: "dns", hostPort: config.requireNumber("dns"), containerPort: 5353, protocol: "UDP" },
    { name: "dns-tcp", hostPort: config.requireNumber("dnsTcp"), containerPort: 5353 },
    { name: "db", hostPort: config.requireNumber("db"), containerPort: 12379 },
  ],
});

const server = {
  cluster,
  image,
  port: "http",
  env: [
    { name: "HTTP_PORT", value: "8080" },
    { name: "GRPC_PORT", value: "50051" },
  ],
};
new ExposedApp("web", { ...server, containerPort: 8080 });
new ExposedApp("grpc", { ...server, containerPort: 50051, appProtocol: "kubernetes.io/h2c" });
// The control: the same server without `appProtocol`.
new ExposedApp("untold", { ...server, containerPort: 50051 });

new ExposedApp("db", {
  cluster,
  // The etcd image that the control plane uses. Every node already has this image.
  image: "registry.k8s.io/etcd:3.6.8-0",
  securityContext: { runAsUser: 65532 },
  args: [
    "--data-dir=/data/etcd",
    "--listen-client-urls=http://0.0.0.0:2379",
    "--advertise-client-urls=http://127.0.0.1:2379",
  ],
  containerPort: 2379,
  // etcd accepts connections before it responds to requests.
  readinessProbe: "/readyz",
  port: "db",
  // etcd preallocates two log files of 64 MB each, which exceeds a pod's default shared memory.
  podSpec: {
    volumes: [{ name: "data", emptyDir: {} }],
    containers: [{ name: "db", volumeMounts: [{ name: "data", mountPath: "/data" }] }],
  },
});

// Forwards queries to the cluster's DNS server. Every pod's `/etc/resolv.conf` contains that server's address.
const corefile = new k8s.core.v1.ConfigMap(
  "corefile",
  { data: { Corefile: ".:5353 {\n  forward . /etc/resolv.conf\n}\n" } },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);

function nameServer(name: string): void {
  new ExposedApp(name, {
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
nameServer("dns");
nameServer("dns-tcp");
