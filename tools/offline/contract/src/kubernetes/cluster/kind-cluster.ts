import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { claimRun } from "@kind-berth-tools/toolchain";

import { Kubectl } from "./kubectl";

const run = promisify(execFile);

/** The time limit for creating or deleting the cluster. */
const LIMIT = { timeout: 4 * 60_000, killSignal: "SIGKILL" } as const;

/** A real single-node cluster. */
export interface KindCluster {
  /** The contents of the cluster's kubeconfig. */
  readonly kubeconfig: string;
  readonly kubeconfigPath: string;
  /** The name of the cluster's only node. */
  readonly node: string;
  readonly kubectl: Kubectl;
  /** Deletes the cluster. */
  readonly remove: () => Promise<void>;
}

/** Creates a kind cluster for this test run. The environment variables select kind, the container engine and the node image. */
export async function makeKindCluster(): Promise<KindCluster> {
  const claimed = await claimRun();
  const name = claimed.clusterName("contract");
  const kubeconfigPath = join(claimed.folder, "kubeconfig");
  const remove = async (): Promise<void> => {
    await run("kind", ["delete", "cluster", "--name", name, "--kubeconfig", kubeconfigPath], LIMIT);
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
  const creating = run(
    "kind",
    [
      ...["create", "cluster", "--name", name, "--kubeconfig", kubeconfigPath, "--config=-", "--wait=120s"],
      ...(image === undefined ? [] : ["--image", image]),
    ],
    LIMIT,
  );
  creating.child.stdin?.end(JSON.stringify(CONFIG));
  await creating;
}

const CONFIG = {
  kind: "Cluster",
  apiVersion: "kind.x-k8s.io/v1alpha4",
  nodes: [{ role: "control-plane" }],
  // Required on hosts with cgroup v1. This patch has no effect on other hosts.
  kubeadmConfigPatches: ["kind: KubeletConfiguration\nfailCgroupV1: false\n"],
};
