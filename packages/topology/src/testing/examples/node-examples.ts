import type { nodeRules } from "../../errors/catalogue/node-rules";
import { clusters, oneNode, type ExamplesOf } from "./rule-example";

const controlPlanes = (count: number) => ({
  nodes: Array(count).fill({ role: "control-plane" }) as object[],
});
const labels = (key: string, value = "yes") => ({ labels: { [key]: value } });
const versions = (controlPlane: string, worker: string) => ({
  nodes: [
    { role: "control-plane", image: `kindest/node:${controlPlane}` },
    { role: "worker", image: `kindest/node:${worker}` },
  ],
});
const mounts = (...containerPaths: string[]) => ({
  extraMounts: containerPaths.map((containerPath) => ({ hostPath: "./data", containerPath })),
});

/** Examples for the rules about nodes. */
export const nodeExamples: ExamplesOf<typeof nodeRules> = {
  CLUSTER_NAME_INVALID: clusters({ name: "a".repeat(50) }, { name: "a".repeat(49) }),
  CONTROL_PLANE_MISSING: clusters({ nodes: [{ role: "worker" }] }, { nodes: undefined }),
  NODE_ROLE_INVALID: clusters(
    { nodes: [{ role: "control-plane" }, { role: "Worker" }] },
    { nodes: [{ role: "control-plane" }, { role: "worker" }] },
  ),
  CONTROL_PLANES_EVEN: clusters(controlPlanes(2), controlPlanes(3)),
  NODE_LABEL_INVALID: oneNode(labels("ingress-ready", "true!"), labels("ingress-ready", "true")),
  NODE_LABEL_RESERVED: oneNode(
    labels("node-role.kubernetes.io/worker"),
    labels("topology.kubernetes.io/zone"),
  ),
  NODE_LABEL_OF_BERTH: oneNode(labels("port.berth.dev/http", "80"), labels("port.berth.dev.example/http")),
  NODE_IMAGE_INVALID: oneNode({ image: "kindest/Node:v1.36.3" }, { image: "kindest/node:v1.36.3" }),
  NODE_VERSIONS_APART: clusters(versions("v1.36.3", "v1.32.0"), versions("v1.36.3", "v1.33.0")),
  MOUNT_PATH_INVALID: oneNode(mounts("data"), mounts("/data")),
  MOUNT_TAKEN: oneNode(mounts("/data", "/data/"), mounts("/data", "/data/sub", "/tmp/data")),
};
