import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "../engine/engine";
import { childEnvironment } from "../process/environment/child-environment";
import type { GuardLock } from "../process/guard-lock";
import { runCommand, type RunOptions } from "../process/run-command";
import { explainFullDisk } from "./full-disk";

/**
 * Runs kind on one engine. A kind command that changes a cluster ends when this process ends, so that it cannot interfere with the next
 * run.
 */
export class Kind {
  constructor(private readonly engine: Engine) {}

  /**
   * Creates a cluster. Waits until the control planes run, but not until the nodes are Ready.
   *
   * @param cluster - the cluster name, which is passed as `--name`; in kind, `--name` overrides KIND_CLUSTER_NAME and the name in the
   * config
   * @param config - a kind config; see renderKindConfig
   * @param lock - the lock that kind's guard process holds; see {@link GuardOptions}
   * @param onStep - a function that is called with the step's name whenever kind begins a step
   */
  async create(
    cluster: string,
    config: string,
    lock: GuardLock,
    onStep: (step: string) => void,
  ): Promise<void> {
    try {
      await this.change(["create", "cluster", "--name", cluster, "--config", "-"], lock, {
        input: config,
        onErrorLine: (line) => {
          const step = stepOf(line);
          if (step !== undefined) onStep(step);
        },
      });
    } catch (error) {
      throw explainFullDisk(error, this.engine);
    }
  }

  /** Deletes a cluster. Throws no error if the cluster does not exist. */
  async delete(cluster: string): Promise<void> {
    await this.change(["delete", "cluster", "--name", cluster], undefined);
  }

  /** Returns a cluster's administrator kubeconfig. The kubeconfig is a secret. */
  kubeconfig(cluster: string): Promise<string> {
    return this.run(["get", "kubeconfig", "--name", cluster]);
  }

  /** Returns kind's version, such as `0.33.0`. */
  async version(): Promise<string> {
    return versionOf(await this.run(["version"]));
  }

  /**
   * Runs a kind command that would change the user's kubeconfig file. Passes a temporary file to kind, so that the user's file stays
   * unchanged.
   */
  private async change(
    args: readonly string[],
    lock: GuardLock | undefined,
    options: RunOptions = {},
  ): Promise<void> {
    const scratch = await mkdtemp(join(tmpdir(), "berth-"));
    try {
      const guarded = { scratch, lock };
      await this.run([...args, "--kubeconfig", join(scratch, "kubeconfig")], { ...options, guarded });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  private run(args: readonly string[], options: RunOptions = {}): Promise<string> {
    const { name, signal } = this.engine;
    const env = childEnvironment(process.env, { KIND_EXPERIMENTAL_PROVIDER: name });
    return runCommand("kind", args, { ...options, env, signal });
  }
}

/** Parses the output of `kind version`, such as `kind v0.33.0 go1.25.1 linux/amd64`. */
export function versionOf(printed: string): string {
  return /\bv(\d+\.\d+\.\d+[^\s]*)/.exec(printed)?.[1] ?? printed.trim();
}

/**
 * Parses the step name from a line in kind's log. For example, the line ` • Preparing nodes 📦 📦 ...` marks the beginning of the
 * `Preparing nodes` step.
 *
 * @returns the step name, or `undefined` if the line does not mark the beginning of a step
 */
export function stepOf(line: string): string | undefined {
  const text = line.trim();
  if (!text.startsWith("• ")) return undefined;
  return text
    .slice("• ".length)
    .replace(/\.\.\.$/, "")
    .replace(trailingPictures, "");
}

const trailingPictures =
  /(?<![\p{Extended_Pictographic}\uFE0F\u200D\s])[\p{Extended_Pictographic}\uFE0F\u200D\s]+$/u;
