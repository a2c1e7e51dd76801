import type { MockResourceArgs } from "@pulumi/pulumi/runtime";
import { ExposedApp } from "../exposed-app";
import type { ExposedImageArgs, ExposedServiceArgs } from "../exposed-app-args";
import { KindCluster } from "../kind-cluster";
import { registered, type MockedRun } from "./mocked-program";

/** The arguments of an app, whatever the cluster. */
export type AppArgs = Omit<ExposedImageArgs, "cluster">;

/** The arguments of a Service that is there already, whatever the cluster. */
export type ServiceArgs = Omit<ExposedServiceArgs, "cluster">;

/** An app that is reached by host and path. */
export const web: AppArgs = { image: "nginx:1.29", containerPort: 80, port: "http" };

/** A cluster of three nodes with a port of every sort. */
export function demoCluster(): KindCluster {
  return new KindCluster("demo", {
    nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" },
      { name: "admin", hostPort: 8081, containerPort: 8080, node: "control-plane" },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" },
      { name: "node", hostPort: 9090, containerPort: 30090, node: "control-plane" },
      { name: "node-dns", hostPort: 9053, containerPort: 30053, protocol: "UDP" },
    ],
  });
}

/** The resources that apps, by their names, add to those of the {@link demoCluster}. */
export async function added(
  apps: Record<string, AppArgs | ServiceArgs>,
  mode?: MockedRun,
): Promise<MockResourceArgs[]> {
  const resources = await registered(() => {
    const cluster = demoCluster();
    for (const [name, args] of Object.entries(apps)) new ExposedApp(name, { cluster, ...args });
  }, mode);
  return resources.filter(({ name }) => !["demo", "demo-kubeconfig"].includes(name));
}

/** What every app is made of, as types and names. */
export function appOf(name: string): string[] {
  return [
    `berth:index:ExposedApp ${name}`,
    `command:local:Command ${name}-verify`,
    `kubernetes:apps/v1:Deployment ${name}`,
    `kubernetes:core/v1:Service ${name}`,
  ];
}

/** The affinity to the node that carries a port, which leads to `containerPort` there. */
export function pinnedTo(port: string, containerPort: string) {
  const matchExpressions = [{ key: `port.berth.dev/${port}`, operator: "In", values: [containerPort] }];
  const nodeSelectorTerms = [{ matchExpressions }];
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
}
