import { ExposedApp, KindCluster } from "@kind-berth/components";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const cluster = new KindCluster("cluster", {
  name: config.require("clusterName"),
  portMappings: [{ name: "http", hostPort: config.requireNumber("hostPort"), containerPort: 80 }],
});

// The chart is unchanged. It installs a Deployment and a Service, and contains nothing specific to Berth.
const chart = new k8s.helm.v3.Chart(
  "greeter",
  { path: "./chart", values: { greeting: "hello from a chart", replicaCount: 2 } },
  { provider: cluster.provider, deletedWith: cluster.deletedWith },
);

// The name of the Service is plain text, so it is available in every preview. `dependsOn` waits for the chart's objects.
const greeter = new ExposedApp(
  "greeter",
  { cluster, service: { name: "greeter", port: 80 }, port: "http" },
  { dependsOn: chart.ready },
);

export const url = greeter.url;
export const record = cluster.record;
