import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ExistingCluster, ExposedApp, KindCluster, ReferencedCluster } from "../../src/index";

/** The folder that contains one file for each program. */
export const recordedFolder = join(__dirname, "recorded");

const echo = { image: "hashicorp/http-echo:1.0.0", args: ["-listen=:8080"], containerPort: 8080 };

/** A kubeconfig that contains no real cluster and no credentials. */
const kubeconfig = JSON.stringify({
  "current-context": "recorded",
  contexts: [{ name: "recorded", context: { cluster: "recorded" } }],
  clusters: [{ name: "recorded", cluster: { server: "https://recorded.example.com" } }],
});

/** One program for each type of stack. Each key is the name of the file that contains the program's recorded registrations. */
export const programs: Readonly<Record<string, () => { record: unknown } | Promise<{ record: unknown }>>> = {
  "kind-cluster": () => {
    const cluster = new KindCluster("demo", {
      nodes: [
        { role: "control-plane" },
        { role: "worker", labels: { tier: "web" } },
        {
          role: "worker",
          kubeadmConfigPatches: [
            'kind: JoinConfiguration\nnodeRegistration:\n  taints:\n    - { key: example.com/db, value: "", effect: NoSchedule }',
          ],
        },
      ],
      portMappings: [
        { name: "http", hostPort: 8080, containerPort: 80 },
        { name: "https", hostPort: 8443, containerPort: 443, node: "worker2" },
        { name: "database", hostPort: 5432, containerPort: 5432, node: "worker2" },
        { name: "node", hostPort: 30080, containerPort: 30080 },
        { name: "debug", hostPort: 9229, containerPort: 9229, publish: "edge" },
      ],
      loadImages: ["shop:dev"],
      registry: true,
    });
    new ExposedApp("ingress", { cluster, ...echo, port: "http" });
    new ExposedApp("secure", { cluster, ...echo, port: "https" });
    new ExposedApp("host-port", { cluster, ...echo, containerPort: 5432, port: "database" });
    new ExposedApp("node-port", { cluster, ...echo, port: "node" });
    new ExposedApp("edge", { cluster, ...echo, containerPort: 9229, port: "debug" });
    return { record: cluster.record };
  },
  gateway: () => {
    const cluster = new KindCluster("gateway", {
      portMappings: [
        { name: "http", hostPort: 8080, containerPort: 80 },
        { name: "https", hostPort: 8443, containerPort: 443 },
      ],
    });
    new ExposedApp("plain", { cluster, ...echo, port: "http", exposure: "gateway" });
    new ExposedApp("secure", { cluster, ...echo, port: "https", exposure: "gateway" });
    return { record: cluster.record };
  },
  "existing-cluster": () => {
    const cluster = new ExistingCluster("production", {
      kubeconfig,
      nodes: [{ name: "edge-1" }, { name: "db-1" }],
      portMappings: [
        { name: "http", address: "192.0.2.1", hostPort: 80, containerPort: 80 },
        { name: "database", address: "192.0.2.2", hostPort: 5432, node: "db-1" },
      ],
      labelNodes: true,
    });
    new ExposedApp("web", { cluster, ...echo, port: "http", host: "web.example.com" });
    new ExposedApp("database", { cluster, ...echo, port: "database" });
    return { record: cluster.record };
  },
  "referenced-cluster": async () => {
    const cluster = await ReferencedCluster.get("cluster", { stack: "organization/platform/dev" });
    new ExposedApp("shop", { cluster, ...echo, port: "http" });
    return { record: cluster.record };
  },
};

/** Returns the recorded outputs of the `kind-cluster` program. The `referenced-cluster` program reads them as stack outputs. */
export function platformOutputs(): object {
  const file = join(recordedFolder, "kind-cluster.json");
  const { outputs } = JSON.parse(readFileSync(file, "utf8")) as { outputs: object };
  return { ...outputs, kubeconfig };
}
