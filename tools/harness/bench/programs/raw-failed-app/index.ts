import { readFileSync } from "node:fs";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const labels = { app: "failed" };

const provider = new k8s.Provider("cluster", {
  kubeconfig: readFileSync(config.require("kubeconfig"), "utf8"),
});

new k8s.apps.v1.Deployment(
  "failed",
  {
    metadata: {
      name: "failed",
      namespace: "default",
      // Without this annotation, the provider waits for 600 seconds. The benchmark ends each round earlier.
      annotations: { "pulumi.com/timeoutSeconds": config.require("timeoutSeconds") },
    },
    spec: {
      replicas: 1,
      strategy: { type: "Recreate" },
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          nodeSelector: { "kubernetes.io/hostname": config.require("node") },
          containers: [
            {
              name: "failed",
              image: "berth.invalid/missing:1",
              imagePullPolicy: "Never",
              ports: [{ containerPort: 8080, hostPort: 80 }],
            },
          ],
        },
      },
    },
  },
  { provider },
);
