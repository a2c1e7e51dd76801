import { cgroupVersion } from "@kind-berth-tools/probe";
import { stringify } from "yaml";
import type { Lab } from "../lab/lab";

/**
 * Returns a kind config for one control plane and two workers. The host port maps to port 80 of the first worker, which has the label
 * `ingress=true`.
 */
export async function kindConfig({ toolchain: { engine, env } }: Lab, hostPort: number): Promise<string> {
  const image = env["BERTH_NODE_IMAGE"] ?? process.env["BERTH_NODE_IMAGE"];
  const node = image === undefined ? {} : { image };
  const mapping = { hostPort, containerPort: 80, listenAddress: "127.0.0.1" };
  return stringify({
    kind: "Cluster",
    apiVersion: "kind.x-k8s.io/v1alpha4",
    nodes: [
      { role: "control-plane", ...node },
      { role: "worker", ...node, labels: { ingress: "true" }, extraPortMappings: [mapping] },
      { role: "worker", ...node },
    ],
    // Current kubelets start on cgroup v1 only with this setting. Berth's driver also sets it there.
    ...((await cgroupVersion(engine, env)) === 1
      ? { kubeadmConfigPatches: ["kind: KubeletConfiguration\nfailCgroupV1: false\n"] }
      : {}),
  });
}
