import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "../engine/engine";
import { runCommand, type RunOptions } from "../process/run-command";
import { kindEnvironment } from "./environment";
import { explainFullDisk } from "./full-disk";

/** kind, run on one engine. What changes something ends with this process, so that it cannot get in the way of the next. */
export class Kind {
  constructor(private readonly engine: Engine) {}

  /**
   * Creates a cluster. kind waits until the control planes run, not until nodes are Ready.
   *
   * @param cluster - its name: kind prefers `--name` to KIND_CLUSTER_NAME, and that to the name in the config
   * @param config - a kind config, see renderKindConfig
   * @param address - where the guard of kind is found, see {@link GuardOptions}
   * @param onStep - called with each of kind's steps as it begins
   */
  async create(
    cluster: string,
    config: string,
    address: string,
    onStep: (step: string) => void,
  ): Promise<void> {
    try {
      await this.change(["create", "cluster", "--name", cluster, "--config", "-"], address, {
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

  /** Deletes a cluster; one that is not there is no error. */
  async delete(cluster: string): Promise<void> {
    await this.change(["delete", "cluster", "--name", cluster]);
  }

  /** The kubeconfig of a cluster's administrator: a secret. */
  kubeconfig(cluster: string): Promise<string> {
    return this.run(["get", "kubeconfig", "--name", cluster]);
  }

  /** kind's own version, such as `0.33.0`. */
  async version(): Promise<string> {
    return versionOf(await this.run(["version"]));
  }

  /** Runs what adds a cluster to a kubeconfig file or takes it out of there: in a file that is gone afterwards, never the user's own. */
  private async change(args: readonly string[], address = "", options: RunOptions = {}): Promise<void> {
    const scratch = await mkdtemp(join(tmpdir(), "berth-"));
    try {
      const guarded = { scratch, address };
      await this.run([...args, "--kubeconfig", join(scratch, "kubeconfig")], { ...options, guarded });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  private run(args: readonly string[], options: RunOptions = {}): Promise<string> {
    const { name, signal } = this.engine;
    const env = kindEnvironment(process.env, name);
    return runCommand("kind", args, { ...options, env, signal });
  }
}

/** Reads `kind v0.33.0 go1.25.1 linux/amd64`. */
export function versionOf(printed: string): string {
  return /\bv(\d+\.\d+\.\d+[^\s]*)/.exec(printed)?.[1] ?? printed.trim();
}

/**
 * The step that a line of kind's log begins: ` • Preparing nodes 📦 📦  ...` begins `Preparing nodes`.
 *
 * @returns `undefined` for any other line
 */
export function stepOf(line: string): string | undefined {
  const step = /^ *• (.*?) *(?:\.\.\.)?$/u.exec(line)?.[1];
  return step?.replace(/\s*[\p{Extended_Pictographic}\uFE0F\u200D\s]+$/u, "");
}
