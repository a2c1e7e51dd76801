import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "@kind-berth-tools/probe";
import { stringify } from "yaml";
import { engineUnderTest } from "../engine";

/** A kind cluster that Berth did not create. Its host ports are on this machine's loopback address. */
export interface KindByHand {
  readonly name: string;
  /** The path of the cluster's kubeconfig file. */
  readonly kubeconfig: string;
}

/**
 * Creates a cluster with kind alone, as kind's documentation describes. The cluster has a control plane and a worker. The worker publishes
 * its ports 80 and 5432.
 *
 * @param folder - the folder for the kubeconfig and the kind config.
 */
export async function makeByHand(
  name: string,
  folder: string,
  ports: { readonly http: number; readonly db: number },
): Promise<KindByHand> {
  const mapping = (containerPort: number, hostPort: number) => ({
    containerPort,
    hostPort,
    listenAddress: "127.0.0.1",
  });
  const image = process.env["BERTH_NODE_IMAGE"];
  const ofNode = image === undefined ? {} : { image };
  const config = {
    kind: "Cluster",
    apiVersion: "kind.x-k8s.io/v1alpha4",
    name,
    nodes: [
      { role: "control-plane", ...ofNode },
      { role: "worker", ...ofNode, extraPortMappings: [mapping(80, ports.http), mapping(5432, ports.db)] },
    ],
    ...(await patchesOfHost()),
  };
  const file = join(folder, "kind.yaml");
  await writeFile(file, stringify(config));
  const kubeconfig = join(folder, "kubeconfig");
  const options = ["--name", name, "--config", file, "--kubeconfig", kubeconfig, "--wait", "2m"];
  await mustRun("kind", ["create", "cluster", ...options]);
  return { name, kubeconfig };
}

/** Deletes the cluster. Does nothing if the cluster no longer exists. */
export async function deleteByHand({ name, kubeconfig }: KindByHand): Promise<void> {
  await mustRun("kind", ["delete", "cluster", "--name", name, "--kubeconfig", kubeconfig]);
}

/** Returns a cluster's container IDs, by container name. */
export async function containerIds(cluster: string): Promise<Record<string, string>> {
  const listed = await mustRun(engineUnderTest(), [
    "ps",
    "--all",
    "--no-trunc",
    "--filter",
    `label=io.x-k8s.kind.cluster=${cluster}`,
    "--format",
    "{{.Names}} {{.ID}}",
  ]);
  return Object.fromEntries(
    listed
      .trim()
      .split("\n")
      .map((line) => line.split(" ") as [string, string])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/**
 * Returns kind config patches for the host's cgroup version, which the driver also detects. Current kubelets start on cgroup v1 only if
 * `failCgroupV1` is false.
 */
async function patchesOfHost(): Promise<object> {
  const format = engineUnderTest() === "docker" ? "{{.CgroupVersion}}" : "{{.Host.CgroupsVersion}}";
  const version = await mustRun(engineUnderTest(), ["info", "--format", format]);
  if (!version.trim().endsWith("1")) return {};
  return { kubeadmConfigPatches: ["kind: KubeletConfiguration\nfailCgroupV1: false\n"] };
}
