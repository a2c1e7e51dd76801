import { createHash } from "node:crypto";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { driver } from "./driver";

/** A cluster's provider, and the inputs that the resources on the cluster repeat. */
export interface Cluster {
  readonly component: pulumi.ComponentResource;
  readonly provider: k8s.Provider;
  readonly record: object;
  readonly name: string;
  readonly hostPort: number;
}

const taints = [{ effect: "NoSchedule", key: "node-role.kubernetes.io/control-plane" }];

/** Registers the cluster's component, its three Commands and its provider. */
export function registerCluster(name: string, hostPort: number): Cluster {
  const mapping = { containerPort: 80, hostPort, name: "http" };
  const nodes = [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }];
  const inputs = { name, nodes, portMappings: [mapping] };
  const component = new pulumi.ComponentResource("berth:index:KindCluster", "cluster", inputs);
  const place = { listenAddress: "127.0.0.1", node: "worker", protocol: "TCP" };
  const port = { containerPort: 80, hostPort, listenAddress: "127.0.0.1", name: "http" };
  const ports = [{ ...port, node: "worker", protocol: "TCP" }];
  // The keys are sorted, as in the text that Berth writes.
  const unlabelled = [
    { labels: {}, name: "control-plane", role: "control-plane", taints: [] },
    { labels: {}, name: "worker", role: "worker", taints: [] },
    { labels: {}, name: "worker2", role: "worker", taints: [] },
  ];
  const triggers = [
    {
      name,
      nodes: {
        "control-plane": { role: "control-plane" },
        worker: { role: "worker" },
        worker2: { role: "worker" },
      },
      ports: { http: { containerPort: 80, hostPort, ...place } },
    },
    "1",
  ];
  const cluster = new command.local.Command(
    "cluster",
    {
      ...driver,
      create: "cluster create",
      update: "cluster update",
      delete: "cluster delete",
      stdin: planOf(name, ports),
      triggers,
      environment: { BERTH_INSTANCE_ID: "1", BERTH_REPAIR_COUNT: "1" },
    },
    { parent: component, deleteBeforeReplace: true },
  );
  const reading = new command.local.Command(
    "cluster-kubeconfig",
    {
      ...driver,
      create: "cluster kubeconfig",
      addPreviousOutputInEnv: false,
      stdin: JSON.stringify({ name, nodes: [], ports: [], version: 1 }),
      triggers,
    },
    { parent: component, dependsOn: cluster, additionalSecretOutputs: ["stdout"] },
  );
  new command.local.Command(
    "cluster-ready",
    {
      ...driver,
      create: "cluster ready",
      stdin: JSON.stringify({ name, nodes: unlabelled, ports: [], version: 1 }),
      triggers,
    },
    { parent: component, dependsOn: reading },
  );
  const provider = new k8s.Provider(
    "cluster",
    {
      kubeconfig: pulumi.secret(reading.stdout),
      clusterIdentifier: cluster.triggers.apply((seen) => `${name}-${digest(seen ?? [])}`),
      deleteUnreachable: true,
      upsertExistingObjects: true,
    },
    { parent: component, deletedWith: cluster, dependsOn: cluster },
  );
  const record = {
    name,
    nodes: [
      { name: "control-plane", role: "control-plane", taints },
      { name: "worker", role: "worker", taints: [] },
      { name: "worker2", role: "worker", taints: [] },
    ],
    ports,
    version: 1,
  };
  return { component, provider, record, name, hostPort };
}

/** Returns the text that the driver reads. Its keys are sorted. */
function planOf(name: string, ports: readonly object[]): string {
  const worker = { labels: { "port.berth.dev/http": "80" }, name: "worker", role: "worker", taints: [] };
  return JSON.stringify({
    name,
    nodes: [
      { labels: {}, name: "control-plane", role: "control-plane", taints },
      worker,
      { labels: {}, name: "worker2", role: "worker", taints: [] },
    ],
    owner: `${pulumi.getProject()}/${pulumi.getStack()}/cluster`,
    ports,
    version: 1,
  });
}

/** Returns the digest of a value whose keys are sorted. */
function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
}
