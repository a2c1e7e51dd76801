import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { claimRun } from "@kind-berth-tools/toolchain";

import { Kubectl } from "./kubectl";

const run = promisify(execFile);

/** A real cluster of one node. */
export interface KindCluster {
  /** The kubeconfig, as its contents. */
  readonly kubeconfig: string;
  readonly kubeconfigPath: string;
  /** The name of its node. */
  readonly node: string;
  readonly kubectl: Kubectl;
  /** Takes the cluster away. */
  readonly remove: () => Promise<void>;
}

/**
 * Makes a kind cluster for this run of the tests, of the node image that the environment names. kind and the container
 * engine are found by the environment, too.
 */
export async function makeKindCluster(): Promise<KindCluster> {
  const claimed = await claimRun();
  const name = claimed.clusterName("contract");
  const kubeconfigPath = join(claimed.folder, "kubeconfig");
  const remove = async (): Promise<void> => {
    await run("kind", ["delete", "cluster", "--name", name, "--kubeconfig", kubeconfigPath]);
    await claimed.release();
  };
  try {
    await kindCreate(name, kubeconfigPath);
  } catch (thrown) {
    await remove().catch((left: unknown) => {
      throw new AggregateError([thrown, left], `${name} was neither made nor removed: ${String(thrown)}`);
    });
    throw thrown;
  }
  const node = `${name}-control-plane`;
  const engine = process.env["BERTH_ENGINE"] ?? "docker";
  return {
    kubeconfig: await readFile(kubeconfigPath, "utf8"),
    kubeconfigPath,
    node,
    kubectl: new Kubectl([engine, "exec", "-i", node, "kubectl", "--kubeconfig=/etc/kubernetes/admin.conf"]),
    remove,
  };
}

async function kindCreate(name: string, kubeconfigPath: string): Promise<void> {
  const image = process.env["BERTH_NODE_IMAGE"];
  const creating = run("kind", [
    ...["create", "cluster", "--name", name, "--kubeconfig", kubeconfigPath, "--config=-", "--wait=120s"],
    ...(image === undefined ? [] : ["--image", image]),
  ]);
  creating.child.stdin?.end(JSON.stringify(CONFIG));
  await creating;
}

const CONFIG = {
  kind: "Cluster",
  apiVersion: "kind.x-k8s.io/v1alpha4",
  nodes: [{ role: "control-plane" }],
  // Hosts with cgroup v1 need it; on others it has no effect.
  kubeadmConfigPatches: ["kind: KubeletConfiguration\nfailCgroupV1: false\n"],
};
