import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// The output of `berth import` for the cluster's kind config, with `adopt: true` added because the cluster already exists.
const cluster = new KindCluster("cluster", {
  name: config.require("cluster"),
  adopt: true,
  nodes: [
    { role: "control-plane" },
    {
      role: "worker",
      extraPortMappings: [
        {
          name: "http",
          containerPort: 80,
          hostPort: config.requireNumber("http"),
          listenAddress: "127.0.0.1",
        },
        {
          name: "db",
          containerPort: 5432,
          hostPort: config.requireNumber("db"),
          listenAddress: "127.0.0.1",
        },
      ],
    },
  ],
});

export const url = new ExposedApp("web", {
  cluster,
  image: "hashicorp/http-echo:1.0.0",
  args: ["-listen=:8080", "-text=Adopted"],
  containerPort: 8080,
  port: "http",
}).url;
