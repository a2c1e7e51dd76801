import { ExposedApp, IngressController, KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { brokenApps } from "./broken-apps";

const config = new pulumi.Config();
const port = (name: string) => config.requireNumber(name);

const node = "control-plane";
const cluster = new KindCluster("failures", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [
    { name: "http", hostPort: port("http"), containerPort: 80, node },
    { name: "https", hostPort: port("https"), containerPort: 443, node },
    { name: "node", hostPort: port("node"), containerPort: 30080, node },
    { name: "direct", hostPort: port("direct"), containerPort: 5432, node },
    { name: "spare", hostPort: port("spare"), containerPort: 5433, node },
    { name: "http-other", hostPort: port("other"), containerPort: 81, node },
  ],
});

// The pods of the current version wait for a ConfigMap that the program does not create, if the configuration names one.
const settings = config.get("settings");
const echo = {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  containerPort: 5678,
  args: [`-text=${config.require("version")}`],
  ...(settings === undefined || settings === "" ? {} : { envFrom: [{ configMapRef: { name: settings } }] }),
};

// Without this line, the app whose certificate has expired would create the controller, on a node that has a taint by then.
new IngressController("https", { cluster, port: "https" });

new ExposedApp("by-gateway", { ...echo, port: "http", exposure: "gateway" });
new ExposedApp("by-ingress", { ...echo, port: "http" });
new ExposedApp("by-host-port", { ...echo, port: "direct" });
new ExposedApp("by-node-port", { ...echo, port: "node", exposure: "nodePort" });

// The worker pulls images from registries on its own loopback address, where each registry answers with one status.
const onCluster = { provider: cluster.provider, deletedWith: cluster.deletedWith };
const labels = { app: "registries" };
const registries = new k8s.apps.v1.Deployment(
  "registries",
  {
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          hostNetwork: true,
          containers: [404, 401].map((status) => ({
            name: `status-${status}`,
            image: "hashicorp/http-echo:1.0.0",
            args: [`-listen=127.0.0.1:5${status}`, `-status-code=${status}`, "-text={}"],
          })),
        },
      },
    },
  },
  onCluster,
);

if (config.getBoolean("broken") === true) brokenApps(cluster, echo.image, registries);
