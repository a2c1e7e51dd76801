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

/** What the real kind makes of a config, with no engine there. */
export interface KindVerdict {
  /** Whether kind took the config, and began to create the cluster. */
  readonly accepted: boolean;
  /** Whether kind came as far as running kubeadm, which is past everything that it does with a config. */
  readonly reachedKubeadm: boolean;
  /** What kind wrote to standard error. */
  readonly stderr: string;
  /** What kind gave each node, by the name of its container. */
  readonly nodes: Readonly<Record<string, NodeMade>>;
}

/** A node as kind would have made it. */
export interface NodeMade {
  /** The arguments of `docker run`, in order of the alphabet. */
  readonly run: readonly string[];
  /** The documents of the kubeadm config that kubeadm reads on this node, patched as the config wants it. */
  readonly kubeadm: readonly unknown[];
  /** containerd's patched config: TOML; left out where nothing patches it. */
  readonly containerd?: string;
}

/**
 * Gives a config to the `kind` that is on PATH. A program that stands in for docker keeps what kind would have made, and
 * ends it all where kubeadm would run.
 */
export async function askKind(config: string): Promise<KindVerdict> {
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

/** Nothing of the environment but PATH reaches kind: proxies, a chosen engine or network would change what it makes. */
function kindCreate(folder: string): Promise<string> {
  const env = {
    PATH: [folder, process.env["PATH"]].join(delimiter),
    HOME: folder,
    FAKE_DOCKER: folder,
  };
  // The same working folder each time: kind resolves relative paths of mounts against it.
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
          .map((document) => withLabelsInOrder(document.toJS()))
          .filter((document) => isReadBy(basename(folder), document))
      : [],
    ...(files.includes(containerdFile) ? { containerd: read(containerdFile) } : {}),
  };
}

const kubeadmFile = "_kind_kubeadm.conf";
const containerdFile = "_etc_containerd_config.toml";

/**
 * Addresses in the one form that Berth writes them in, and without the API server's port where kind picks one: that is
 * another at each run.
 */
function withoutChance(argument: string): string {
  const address = /^--publish=\[(?<address>.*)\]:/.exec(argument)?.groups?.["address"] ?? "";
  const canonical = canonicalAddress(address);
  const spelt = canonical?.includes(":") === true ? `[${canonical}]` : canonical;
  return argument
    .replace(`[${address}]`, spelt ?? `[${address}]`)
    .replace(/^(--publish=.*):(\d{5}):6443\/TCP$/, "$1:*:6443/TCP");
}

/** The first control plane reads all but how to join; every other node reads only that. */
function isReadBy(node: string, document: unknown): boolean {
  const joins = typeof document === "object" && document !== null && "kind" in document;
  return (joins && document.kind === "JoinConfiguration") !== node.endsWith("-control-plane");
}

/** kind writes labels in no order, and Berth adds those of its ports. */
function withLabelsInOrder(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(withLabelsInOrder);
  if (typeof document !== "object" || document === null) return document;
  const entries = Object.entries(document).map(([key, value]): [string, unknown] => [
    key,
    key === "value" && "name" in document && document.name === "node-labels"
      ? ownLabels(String(value))
      : withLabelsInOrder(value),
  ]);
  return Object.fromEntries(entries);
}

function ownLabels(labels: string): string[] {
  return labels
    .split(",")
    .filter((label) => label !== "" && !label.startsWith("port.berth.dev/"))
    .sort();
}
