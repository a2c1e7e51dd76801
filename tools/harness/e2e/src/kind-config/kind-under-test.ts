import { execFile } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { canonicalAddress } from "@kind-berth/topology";
import { parseAllDocuments } from "yaml";

/** The result of running the real kind with a config, but without a real container engine. */
export interface KindVerdict {
  /** Whether kind accepted the config and started to create the cluster. */
  readonly accepted: boolean;
  /** Whether kind ran kubeadm. At this point, kind has processed the complete config. */
  readonly reachedKubeadm: boolean;
  /** kind's standard error. */
  readonly stderr: string;
  /** The configuration that kind prepared for each node. The keys are the container names. */
  readonly nodes: Readonly<Record<string, NodeMade>>;
}

/** A node that kind would create. */
export interface NodeMade {
  /** The `docker run` arguments for the node, in alphabetical order. */
  readonly run: readonly string[];
  /** The documents in the kubeadm config that kubeadm reads on this node, including the kind config's patches. */
  readonly kubeadm: readonly unknown[];
  /** The patched containerd config, in TOML. Omitted if the kind config does not patch it. */
  readonly containerd?: string;
}

/**
 * Runs the `kind` on PATH with a config. A fake docker records the containers that kind would create. The fake docker fails when kind runs
 * kubeadm.
 */
export async function askKind(config: string | Uint8Array): Promise<KindVerdict> {
  const folder = mkdtempSync(join(tmpdir(), "berth-kind-config-"));
  try {
    const docker = join(folder, "docker");
    copyFileSync(join(__dirname, "fake-docker.sh"), docker);
    chmodSync(docker, 0o755);
    writeFileSync(join(folder, "config.yaml"), config);
    const stderr = await kindCreate(folder);
    return {
      accepted: stderr.includes("Creating cluster"),
      reachedKubeadm: existsSync(join(folder, "reached-kubeadm")),
      stderr,
      nodes: Object.fromEntries(
        nodeNames(folder).map((name) => [name, nodeMade(join(folder, "nodes", name))]),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs kind with PATH as its only environment variable. Variables for a proxy, an engine or a network would change the result.
 */
function kindCreate(folder: string): Promise<string> {
  const env = {
    PATH: [folder, process.env["PATH"]].join(delimiter),
    HOME: folder,
    FAKE_DOCKER: folder,
  };
  // Always run kind in the same working directory, because kind resolves relative mount paths against this directory.
  const args = ["create", "cluster", "--retain", "--config", join(folder, "config.yaml")];
  return new Promise((resolve, reject) => {
    execFile("kind", args, { env, cwd: tmpdir() }, (error, _stdout, stderr) => {
      if (error === null) reject(new Error("kind has made a cluster without an engine"));
      else if (typeof error.code === "string") reject(new Error("kind cannot be run", { cause: error }));
      else resolve(stderr);
    });
  });
}

function nodeNames(folder: string): string[] {
  const nodes = join(folder, "nodes");
  return existsSync(nodes) ? readdirSync(nodes).sort() : [];
}

function nodeMade(folder: string): NodeMade {
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const files = readdirSync(folder);
  return {
    run: read("run").trimEnd().split("\n").map(withoutChance).sort(),
    kubeadm: files.includes(kubeadmFile)
      ? parseAllDocuments(read(kubeadmFile))
          .map((document) => inFixedOrder(document.toJS()))
          .filter((document) => isReadBy(basename(folder), document))
      : [],
    ...(files.includes(containerdFile) ? { containerd: read(containerdFile) } : {}),
  };
}

const kubeadmFile = "_kind_kubeadm.conf";
const containerdFile = "_etc_containerd_config.toml";

/**
 * Converts an argument so that two kind runs can be compared. Converts addresses to Berth's canonical format. Removes the API server's
 * port, because kind chooses a random port for each run.
 */
function withoutChance(argument: string): string {
  const address = /^--publish=\[(?<address>.*)\]:/.exec(argument)?.groups?.["address"] ?? "";
  const canonical = canonicalAddress(address);
  const spelt = canonical?.includes(":") === true ? `[${canonical}]` : canonical;
  return argument
    .replace(`[${address}]`, spelt ?? `[${address}]`)
    .replace(/^(--publish=.*):(\d{5}):6443\/TCP$/, "$1:*:6443/TCP");
}

/**
 * Whether kubeadm on a node reads a document. The first control plane reads all documents except `JoinConfiguration`. Every other node
 * reads only `JoinConfiguration`.
 */
function isReadBy(node: string, document: unknown): boolean {
  const joins = typeof document === "object" && document !== null && "kind" in document;
  return (joins && document.kind === "JoinConfiguration") !== node.endsWith("-control-plane");
}

/**
 * Sorts the node labels and the component arguments, and removes Berth's port labels. kind writes node labels, and arguments that a patch
 * contains as a map, in random order. Berth adds one label for each port.
 */
function inFixedOrder(document: unknown): unknown {
  if (Array.isArray(document)) return sortedIfArguments(document.map(inFixedOrder));
  if (typeof document !== "object" || document === null) return document;
  const entries = Object.entries(document).map(([key, value]): [string, unknown] => [
    key,
    key === "value" && "name" in document && document.name === "node-labels"
      ? ownLabels(String(value))
      : inFixedOrder(value),
  ]);
  return Object.fromEntries(entries);
}

interface Argument {
  readonly name: string;
  readonly value: unknown;
}

function isArgument(item: unknown): item is Argument {
  return typeof item === "object" && item !== null && "name" in item && "value" in item;
}

function sortedIfArguments(items: unknown[]): unknown[] {
  return items.every(isArgument) ? items.toSorted((one, other) => (one.name < other.name ? -1 : 1)) : items;
}

function ownLabels(labels: string): string[] {
  return labels
    .split(",")
    .filter((label) => label !== "" && !label.startsWith("port.berth.dev/"))
    .sort();
}
