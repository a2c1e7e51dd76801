import { ExposedApp, KindCluster, type PortMappingArgs } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
/** The node that carries the edge port `debug`. If empty, the program does not declare the port. */
const carrier = config.require("carrier");
const dns = config.requireBoolean("dns");
/** The host addresses of the ports `main` and `debug`. */
const listenAddress = config.requireObject<string[]>("addresses");

const portMappings: PortMappingArgs[] = [
  { name: "main", hostPort: config.requireNumber("mainPort"), containerPort: 8080, listenAddress },
];
if (carrier !== "") {
  const hostPort = config.requireNumber("debugPort");
  const node = carrier;
  portMappings.push({ name: "debug", hostPort, containerPort: 8081, listenAddress, node, publish: "edge" });
}
if (dns) {
  const hostPort = config.requireNumber("dnsPort");
  portMappings.push({ name: "dns", hostPort, containerPort: 30053, protocol: "UDP", publish: "edge" });
}

const cluster = new KindCluster("edge", {
  name: config.require("cluster"),
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings,
});

/** An app that responds with its node name. */
const echo = {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  containerPort: 5678,
  args: ["-text=$(NODE)"],
  env: [{ name: "NODE", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }],
};

export const main = new ExposedApp("main", { ...echo, port: "main", exposure: "hostPort" }).url;
export const debug =
  carrier === "" ? undefined : new ExposedApp("debug", { ...echo, port: "debug", exposure: "hostPort" }).url;

/** Exposes the cluster's DNS server on a NodePort. */
const nameServer = new k8s.core.v1.Service(
  "dns",
  {
    metadata: { name: "dns-on-node", namespace: "kube-system" },
    spec: {
      type: "NodePort",
      selector: { "k8s-app": "kube-dns" },
      ports: [{ port: 53, targetPort: 53, protocol: "UDP", nodePort: 30053 }],
    },
  },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);
export const nameServerType = nameServer.spec.type;
