import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "@kind-berth-tools/probe";
import { timed, type Toolchain } from "@kind-berth-tools/toolchain";
import { topFolder } from "../folders";
import { report } from "../report";
import type { Settings } from "../settings";
import { kindConfigFor } from "./kind-config";

/** A cluster that the demo creates with kind instead of Berth, and the folder for the demo's files about this cluster. */
export interface PlainCluster {
  readonly name: string;
  readonly folder: string;
  readonly toolchain: Toolchain;
}

/** Returns the path of the cluster's kubeconfig file. The user's own kubeconfig stays unchanged. */
export function kubeconfigOf(folder: string): string {
  return join(folder, "kubeconfig");
}

/**
 * Creates the cluster with kind, unless the demo has already created it.
 *
 * @param kindConfig - the example's kind config, relative to the repository root.
 * @param from - the settings that the kind config contains.
 * @param to - the new settings.
 * @returns whether this call created the cluster.
 * @throws Error if kind fails, or if the demo did not create the existing cluster with this name.
 */
export async function createPlainCluster(
  cluster: PlainCluster,
  kindConfig: string,
  from: Settings,
  to: Settings,
): Promise<boolean> {
  const { name, folder, toolchain } = cluster;
  const exists = await existsPlainCluster(cluster);
  const state = stateOf(folder);
  if (exists && state === "created") {
    report(`the kind cluster ${name} already exists`);
    return false;
  }
  if (exists && state === undefined) {
    throw new Error(
      `A kind cluster with the name ${name} exists, but this demo did not create it. Delete it with \`kind delete cluster --name ${name}\`, or ` +
        `set another name with --cluster-name.`,
    );
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (exists) await deletePlainCluster(cluster);
  const config = readFileSync(join(topFolder, kindConfig), "utf8");
  const file = join(folder, "kind.yaml");
  await writeFile(file, kindConfigFor(config, from, to, await hostFacts(toolchain)));
  await setState(folder, "creating");
  await timed(report, `kind create cluster --name ${name}`, () =>
    showRun(
      "kind",
      // The name in the config is not sufficient, because kind prefers KIND_CLUSTER_NAME.
      [
        "create",
        "cluster",
        "--name",
        name,
        "--config",
        file,
        "--kubeconfig",
        kubeconfigOf(folder),
        "--wait",
        "2m",
      ],
      toolchain.env,
    ),
  );
  await setState(folder, "created");
  return true;
}

/** Whether the cluster exists and the demo has finished creating it. */
export async function isPlainClusterUp(cluster: PlainCluster): Promise<boolean> {
  return stateOf(cluster.folder) === "created" && (await existsPlainCluster(cluster));
}

/** Whether a cluster with this name exists, including one whose creation did not finish. */
async function existsPlainCluster({ name, toolchain }: PlainCluster): Promise<boolean> {
  const listed = await mustRun("kind", ["get", "clusters", "--quiet"], toolchain.env);
  return listed.split("\n").includes(name);
}

/** Deletes the cluster if the demo created it or started to create it. */
export async function deletePlainCluster(cluster: PlainCluster): Promise<void> {
  const { name, folder, toolchain } = cluster;
  if (stateOf(folder) === undefined) return;
  await timed(report, `kind delete cluster --name ${name}`, () =>
    showRun(
      "kind",
      ["delete", "cluster", "--name", name, "--kubeconfig", kubeconfigOf(folder)],
      toolchain.env,
    ),
  );
  await rm(stateFile(folder), { force: true });
}

/** Returns whether the demo has started or finished creating the cluster. Returns `undefined` if the demo has not started. */
function stateOf(folder: string): "creating" | "created" | undefined {
  if (!existsSync(stateFile(folder))) return undefined;
  return readFileSync(stateFile(folder), "utf8") === "created" ? "created" : "creating";
}

function setState(folder: string, state: "creating" | "created"): Promise<void> {
  return writeFile(stateFile(folder), state);
}

function stateFile(folder: string): string {
  return join(folder, "cluster");
}

async function hostFacts({ engine, env }: Toolchain) {
  const format = engine === "docker" ? "{{.CgroupVersion}}" : "{{.Host.CgroupsVersion}}";
  const version = await mustRun(engine, ["info", "--format", format], env);
  return {
    nodeImage: env["BERTH_NODE_IMAGE"] ?? process.env["BERTH_NODE_IMAGE"],
    isCgroupV1: version.trim().endsWith("1"),
  };
}

/** Runs a program and shows its output on standard error. Standard output is reserved for the demo's summary. */
function showRun(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", process.stderr, process.stderr],
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `${program} ${args.slice(0, 2).join(" ")} ${code === null ? "was ended by a signal" : `exited with code ${code}`}.`,
          ),
        );
    });
  });
}
