import { z } from "zod";
import { commandFailed, runCommand, tryCommand, type Outcome } from "../process/run-command";
import { readContainers, type Container } from "./container";
import type { EngineInfo } from "./engine-info";

/** Labels that kind gives to the containers of its nodes. */
export const kindLabel = { cluster: "io.x-k8s.kind.cluster", role: "io.x-k8s.kind.role" } as const;

/** A container engine that answers: Docker, Podman or nerdctl, through its command line. */
export class Engine {
  /**
   * @param name - its program, and what kind calls it
   * @param signal - ends whatever is under way
   */
  constructor(
    readonly name: string,
    readonly info: EngineInfo,
    readonly signal?: AbortSignal,
  ) {}

  /** The containers of a kind cluster: nodes and, with several control planes, a load balancer; stopped ones too. */
  clusterContainers(cluster: string): Promise<Container[]> {
    return this.labelledContainers(`${kindLabel.cluster}=${cluster}`);
  }

  /** The containers with a label, such as `key=value`; stopped ones too. */
  async labelledContainers(label: string): Promise<Container[]> {
    return this.inspect(await this.list(["--all", "--filter", `label=${label}`]));
  }

  /** Every container that runs. */
  async runningContainers(): Promise<Container[]> {
    return this.inspect(await this.list([]));
  }

  /** Starts containers that are stopped. */
  async startContainers(names: readonly string[]): Promise<void> {
    await this.run(["start", ...names]);
  }

  /** Runs a program in a container, whatever its exit code. */
  exec(container: string, command: readonly string[]): Promise<Outcome> {
    return tryCommand(this.name, ["exec", container, ...command], { signal: this.signal });
  }

  /**
   * Runs a program in a container, which has to succeed.
   *
   * @param input - what it reads on its standard input
   * @throws {@link BerthError} `COMMAND_FAILED` with what it said
   */
  async mustExec(container: string, command: readonly string[], input?: string): Promise<string> {
    const { code, stdout, stderr } = await tryCommand(
      this.name,
      ["exec", ...(input === undefined ? [] : ["--interactive"]), container, ...command],
      { signal: this.signal, ...(input === undefined ? {} : { input }) },
    );
    if (code === 0) return stdout;
    throw commandFailed(`${command.slice(0, 4).join(" ")} in ${container}`, code, stderr);
  }

  /** The labels of a volume; `undefined` where there is no such volume. */
  async volumeLabels(volume: string): Promise<Readonly<Record<string, string>> | undefined> {
    const names = (await this.run(["volume", "ls", "--quiet"])).split("\n");
    if (!names.includes(volume)) return undefined;
    const shape = z.array(z.object({ Labels: z.record(z.string(), z.string()).nullish() }));
    const [found] = shape.parse(JSON.parse(await this.run(["volume", "inspect", volume])));
    return found?.Labels ?? {};
  }

  /** Makes an empty volume. */
  async createVolume(volume: string, labels: Readonly<Record<string, string>>): Promise<void> {
    const options = Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]);
    await this.run(["volume", "create", ...options, volume]);
  }

  /** Removes a volume; one that is not there is no error. */
  async removeVolume(volume: string): Promise<void> {
    if ((await this.volumeLabels(volume)) !== undefined) await this.run(["volume", "rm", volume]);
  }

  private async list(options: readonly string[]): Promise<string[]> {
    const output = await this.run(["ps", "--no-trunc", "--quiet", ...options]);
    return output.split("\n").filter((id) => id !== "");
  }

  private async inspect(ids: readonly string[]): Promise<Container[]> {
    return ids.length === 0 ? [] : readContainers(await this.run(["container", "inspect", ...ids]));
  }

  private run(args: readonly string[]): Promise<string> {
    return runCommand(this.name, args, { signal: this.signal });
  }
}
