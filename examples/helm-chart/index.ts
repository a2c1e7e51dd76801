import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  portMappings: [{ name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80 }],
});

// As its authors have written it: a Deployment, a Service, nothing of Berth's.
const chart = new k8s.helm.v3.Chart(
  "greeter",
  { path: "./chart", values: { greeting: "hello from a chart", replicaCount: 2 } },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);

// The chart's Service by its name, which every preview knows, when the chart's objects are ready.
const greeter = new ExposedApp(
  "greeter",
  { cluster, service: { name: "greeter", port: 80 }, port: "http" },
  { dependsOn: chart.ready },
);

export const url = greeter.url;
export const record = cluster.record;
