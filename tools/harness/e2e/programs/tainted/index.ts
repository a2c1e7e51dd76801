import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: "NoSchedule" | "NoExecute";
}

const cluster = new KindCluster("tainted", {
  name: config.require("cluster"),
  nodes: [
    { role: "control-plane" },
    {
      role: "worker",
      labels: { "node-role.kubernetes.io/ingress": "" },
      taints: config.requireObject<Taint[]>("taints"),
    },
    { role: "worker" },
  ],
  portMappings: [{ name: "http", hostPort: config.requireNumber("http"), containerPort: 80, node: "worker" }],
});

export const url = new ExposedApp("web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=Behind a taint"],
  containerPort: 8080,
  replicas: 2,
  port: "http",
}).url;
