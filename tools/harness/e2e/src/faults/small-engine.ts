import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { dockerdRuntime } from "@kind-berth-tools/lab";
import { mustRun, runCommand } from "@kind-berth-tools/probe";
import type { Run } from "@kind-berth-tools/toolchain";

/** The pause between two checks of a daemon, and how long a daemon may take to start or stop, both in milliseconds. */
const [interval, timeoutMs] = [200, 60_000];

/**
 * A separate Docker daemon for one test. The daemon's disk is a tmpfs whose size the test chooses. The only image on the daemon is the node
 * image.
 */
export class SmallEngine {
  private constructor(
    private readonly folder: string,
    /**
     * The environment variables with which programs use the daemon. They also set a separate network name, which prevents address conflicts
     * with other networks.
     */
    readonly env: Readonly<Record<string, string>>,
  ) {}

  /** Starts the daemon with a large disk. The daemon does not change the machine's firewall, because other programs use the firewall. */
  static async start(run: Run): Promise<SmallEngine> {
    const folder = join(run.folder, "small-engine");
    const socket = `unix://${join(folder, "docker.sock")}`;
    const engine = new SmallEngine(folder, {
      DOCKER_HOST: socket,
      KIND_EXPERIMENTAL_DOCKER_NETWORK: run.clusterName("small"),
    });
    await mkdir(join(folder, "data"), { recursive: true });
    await mustRun("mount", ["-t", "tmpfs", "-o", "size=4g", "tmpfs", join(folder, "data")]);
    await engine.launch();
    const archive = join(folder, "node-image.tar");
    const image = process.env["BERTH_NODE_IMAGE"] ?? "";
    await mustRun("docker", ["save", "--output", archive, image]);
    await mustRun("docker", ["load", "--input", archive], engine.env);
    await mustRun("rm", [archive]);
    return engine;
  }

  /** Ends the daemon and all its containers, and then restarts the daemon. */
  async restart(): Promise<void> {
    await this.end();
    await this.launch();
  }

  /**
   * Resizes the disk so that a given amount of space remains free.
   *
   * @param megabytes - the free space that must remain.
   */
  async leaveRoom(megabytes: number): Promise<void> {
    const { stdout } = await runCommand(
      "df",
      ["--block-size=1M", "--output=used", join(this.folder, "data")],
      {},
    );
    const used = Number(stdout.trim().split("\n").at(-1));
    await mustRun("mount", ["-o", `remount,size=${used + megabytes}m`, join(this.folder, "data")]);
  }

  /** Stops the daemon and deletes its disk. */
  async stop(): Promise<void> {
    const network = this.env["KIND_EXPERIMENTAL_DOCKER_NETWORK"] ?? "";
    await runCommand("docker", ["network", "rm", network], this.env);
    await this.end();
    await mustRun("umount", ["--recursive", join(this.folder, "data")]);
  }

  private get pidFile(): string {
    return join(this.folder, "docker.pid");
  }

  private async launch(): Promise<void> {
    const folder = this.folder;
    const log = await open(join(folder, "log"), "a");
    const { args } = await dockerdRuntime(folder);
    const child = spawn(
      "dockerd",
      [
        ...["--data-root", join(folder, "data"), "--exec-root", join(folder, "exec")],
        ...["--pidfile", this.pidFile, "--host", this.env["DOCKER_HOST"] ?? "", "--bridge=none"],
        ...["--iptables=false", "--ip6tables=false", "--ip-forward=false", ...args],
      ],
      { stdio: ["ignore", log.fd, log.fd], detached: true },
    );
    await once(child, "spawn");
    child.unref();
    await log.close();
    await this.answers();
  }

  private async end(): Promise<void> {
    const pid = Number(await readFile(this.pidFile, "utf8"));
    process.kill(pid, "SIGTERM");
    const deadline = Date.now() + timeoutMs;
    while (isAlive(pid) && Date.now() < deadline) await setTimeout(interval);
    if (isAlive(pid)) throw new Error(`dockerd (process ${pid}) does not end within ${timeoutMs / 1000} s`);
  }

  private async answers(): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while ((await runCommand("docker", ["info"], this.env)).exitCode !== 0) {
      if (Date.now() > deadline) throw new Error(await readFile(join(this.folder, "log"), "utf8"));
      await setTimeout(interval);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
