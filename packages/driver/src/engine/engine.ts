import { z } from "zod";
import { commandFailed, runCommand, tryCommand, type Outcome } from "../process/run-command";
import { readOutput } from "../process/read-output";
import { readContainers, type Container } from "./container";
import type { EngineInfo } from "./engine-info";

/** The labels that kind sets on its containers. */
export const kindLabel = { cluster: "io.x-k8s.kind.cluster", role: "io.x-k8s.kind.role" } as const;

/** A volume on an engine. */
export interface Volume {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

const volumeList = z.array(
  z.object({ Name: z.string(), Labels: z.record(z.string(), z.string()).nullish() }),
);

/** A running container engine, such as Docker, Podman or nerdctl. Berth controls the engine through the engine's command-line program. */
export class Engine {
  /**
   * @param name - the name of the engine's command-line program, which is also kind's name for the engine
   * @param signal - a signal that ends the running command when it is aborted
   */
  constructor(
    readonly name: string,
    readonly info: EngineInfo,
    readonly signal?: AbortSignal,
  ) {}

  /** Returns the same engine with an additional signal that ends the running command. */
  withSignal(signal: AbortSignal): Engine {
    const all = this.signal === undefined ? signal : AbortSignal.any([this.signal, signal]);
    return new Engine(this.name, this.info, all);
  }

  /**
   * Returns a kind cluster's running and stopped containers: the nodes, and the load balancer if the cluster has several control planes.
   */
  clusterContainers(cluster: string): Promise<Container[]> {
    return this.labelledContainers(`${kindLabel.cluster}=${cluster}`);
  }

  /** Returns the running and stopped containers that have the given label, such as `key=value`. */
  async labelledContainers(label: string): Promise<Container[]> {
    return this.inspect(await this.list(["--all", "--filter", `label=${label}`]));
  }

  /**
   * Finds the container that has this name. Returns `undefined` if it does not exist.
   *
   * @throws {@link BerthError} `COMMAND_FAILED` if the engine's command fails
   */
  async findContainer(name: string): Promise<Container | undefined> {
    // Compare the names, because an engine also accepts the beginning of a container ID instead of a name.
    return (await this.inspect([name])).find((container) => container.name === name);
  }

  /** Returns all running containers. */
  async runningContainers(): Promise<Container[]> {
    return this.inspect(await this.list([]));
  }

  /** Starts stopped containers one after the other. */
  async startContainers(names: readonly string[]): Promise<void> {
    await this.run(["start", ...names]);
  }

  /** Runs a program in a container. Does not throw an error if the exit code is not 0. */
  exec(container: string, command: readonly string[]): Promise<Outcome> {
    return this.try(["exec", container, ...command]);
  }

  /** Returns the volumes that have a label with this key and value. */
  async volumes(key: string, value: string): Promise<Volume[]> {
    const filter = ["--filter", `label=${key}=${value}`];
    const names = lines(await this.run(["volume", "ls", "--quiet", ...filter]));
    return this.inspectVolumes(names);
  }

  /** Finds the volume that has this name. Returns `undefined` if it does not exist. */
  async findVolume(name: string): Promise<Volume | undefined> {
    const names = (await this.volumeNames()).filter((found) => found === name);
    return (await this.inspectVolumes(names))[0];
  }

  /**
   * Runs a program in a container, and throws an error if the exit code is not 0.
   *
   * @param input - the program's standard input
   * @throws {@link BerthError} `COMMAND_FAILED` with the program's error output
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

  /**
   * Creates an empty volume. If a volume with this name exists, it stays unchanged, and this function does not throw an error. For an
   * existing volume, Docker reports success and Podman reports an error.
   */
  async createVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    const options = Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]);
    const { code, stderr } = await this.try(["volume", "create", ...options, name]);
    if (code !== 0 && !(await this.volumeNames()).includes(name))
      throw commandFailed(`${this.name} volume create`, code, stderr);
  }

  /** Removes a volume. Throws no error if the volume does not exist. */
  async removeVolume(name: string): Promise<void> {
    // Podman also accepts the beginning of a volume name, and could remove a different volume.
    if (!(await this.volumeNames()).includes(name)) return;
    const { code, stderr } = await this.try(["volume", "rm", name]);
    if (code !== 0 && !saysMissing(stderr)) throw commandFailed(`${this.name} volume rm`, code, stderr);
  }

  /** Returns the names of all volumes. */
  async volumeNames(): Promise<string[]> {
    return lines(await this.run(["volume", "ls", "--quiet"]));
  }

  private async inspectVolumes(names: readonly string[]): Promise<Volume[]> {
    return this.inspectAll("volume", names, (json) =>
      readOutput("volume inspect", volumeList, json).map(({ Name, Labels }) => ({
        name: Name,
        labels: Labels ?? {},
      })),
    );
  }

  private async list(options: readonly string[]): Promise<string[]> {
    return lines(await this.run(["ps", "--no-trunc", "--quiet", ...options]));
  }

  private inspect(ids: readonly string[]): Promise<Container[]> {
    return this.inspectAll("container", ids, readContainers);
  }

  /**
   * Inspects objects that the engine has just listed. If another program has removed one of the objects since then, the engine's command
   * fails. This function then inspects the objects one by one and omits the removed objects.
   */
  private async inspectAll<T>(
    kind: "container" | "volume",
    names: readonly string[],
    read: (json: string) => T[],
  ): Promise<T[]> {
    if (names.length === 0) return [];
    const { code, stdout, stderr } = await this.try([kind, "inspect", ...names]);
    if (code === 0) return read(stdout);
    if (!saysMissing(stderr)) throw commandFailed(`${this.name} ${kind} inspect`, code, stderr);
    if (names.length === 1) return [];
    const found: T[] = [];
    for (const name of names) found.push(...(await this.inspectAll(kind, [name], read)));
    return found;
  }

  private try(args: readonly string[]): Promise<Outcome> {
    return tryCommand(this.name, args, { signal: this.signal });
  }

  private run(args: readonly string[]): Promise<string> {
    return runCommand(this.name, args, { signal: this.signal });
  }
}

/**
 * Whether an engine's error output reports that a container or a volume does not exist. Docker, Podman and nerdctl word this error
 * differently.
 */
function saysMissing(stderr: string): boolean {
  return /no such (?:container|object|volume)|(?:container|object|volume)\b.* not found/i.test(stderr);
}

function lines(output: string): string[] {
  return output.split("\n").filter((line) => line !== "");
}
