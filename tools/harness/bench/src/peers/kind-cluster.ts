import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Lab } from "../lab/lab";

/** A cluster that kind creates without Berth. */
export interface PlainCluster {
  readonly name: string;
  /** The path of the kubeconfig file. */
  readonly kubeconfig: string;
}

/** The time limit for kind, in milliseconds. kind itself limits only some of its steps. */
const timeoutMs = 10 * 60_000;

/**
 * Creates a three-node cluster with `kind create cluster`, as a script would.
 *
 * @param name - the cluster's name, which must belong to the run.
 * @param config - the kind config, as YAML.
 * @throws Error with kind's output if kind fails or exceeds the time limit.
 */
export async function createPlainCluster(lab: Lab, name: string, config: string): Promise<PlainCluster> {
  const folder = join(lab.run.folder, name);
  await mkdir(folder, { recursive: true });
  const file = join(folder, "kind.yaml");
  await writeFile(file, config);
  const kubeconfig = join(folder, "kubeconfig");
  await runKind(lab, ["create", "cluster", "--name", name, "--config", file, "--kubeconfig", kubeconfig]);
  return { name, kubeconfig };
}

/** Loads images from the container engine into every node, as a script would. kind can do this only with Docker. */
export async function loadImages(lab: Lab, { name }: PlainCluster, images: readonly string[]): Promise<void> {
  await runKind(lab, ["load", "docker-image", "--name", name, ...images]);
}

/** Deletes the cluster. Does nothing if the cluster does not exist. */
export async function deletePlainCluster(lab: Lab, { name, kubeconfig }: PlainCluster): Promise<void> {
  await runKind(lab, ["delete", "cluster", "--name", name, "--kubeconfig", kubeconfig]);
}

/** Runs kind, and kills it if it exceeds the time limit. The error of a failed run contains kind's output. */
async function runKind({ toolchain }: Lab, args: readonly string[]): Promise<void> {
  const env = { ...process.env, ...toolchain.env };
  await promisify(execFile)("kind", args, { env, timeout: timeoutMs, killSignal: "SIGKILL" });
}
