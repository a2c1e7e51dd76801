import { execFile, spawn, type ChildProcess } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The time limit for a command, in milliseconds. The error for a command that times out contains the command's standard error. */
const COMMAND_LIMIT_MS = 60_000;

/** A Kubernetes object in the format of `kubectl -o json`. */
export type KubernetesObject = Readonly<Record<string, unknown>>;

/** Reads and changes objects in a cluster, independently of the provider. */
export class Kubectl {
  /**
   * @param command - the program that runs kubectl, followed by the program's first arguments
   */
  constructor(private readonly command: readonly string[]) {}

  /** Reads an object. Returns `undefined` if the object does not exist. */
  async get(resource: string, name: string, namespace = "default"): Promise<KubernetesObject | undefined> {
    const json = await this.run(
      ...["get", resource, name, "--namespace", namespace, "--output=json"],
      ...["--ignore-not-found", "--show-managed-fields"],
    );
    return json === "" ? undefined : (JSON.parse(json) as KubernetesObject);
  }

  /** Whether an object exists. */
  async exists(resource: string, name: string, namespace = "default"): Promise<boolean> {
    return (await this.get(resource, name, namespace)) !== undefined;
  }

  /** Creates an object. */
  async create(object: KubernetesObject): Promise<void> {
    await this.withInput(JSON.stringify(object), "create", "--filename=-");
  }

  /** Applies an object with server-side apply, as the given field manager. Takes over fields from other field managers. */
  async apply(object: KubernetesObject, manager: string): Promise<void> {
    await this.withInput(
      JSON.stringify(object),
      ...["apply", "--server-side", "--force-conflicts", `--field-manager=${manager}`, "--filename=-"],
    );
  }

  /** Returns the names of all objects of the given resource types in a namespace. */
  async names(resources: string, namespace: string): Promise<readonly string[]> {
    const names = await this.run("get", resources, "--namespace", namespace, "--output=name");
    return names === "" ? [] : names.split("\n");
  }

  /** Merges a patch into an object or into one of the object's subresources. */
  async patch(
    resource: string,
    name: string,
    change: KubernetesObject,
    {
      namespace = "default",
      subresource,
    }: { readonly namespace?: string; readonly subresource?: string } = {},
  ): Promise<void> {
    await this.run(
      ...[
        "patch",
        resource,
        name,
        "--namespace",
        namespace,
        "--type=merge",
        `--patch=${JSON.stringify(change)}`,
      ],
      ...(subresource === undefined ? [] : [`--subresource=${subresource}`]),
    );
  }

  /** Deletes an object, without waiting until it is gone. */
  async delete(
    resource: string,
    name: string,
    namespace = "default",
    ...flags: readonly string[]
  ): Promise<void> {
    await this.run(
      ...["delete", resource, name, "--namespace", namespace, "--ignore-not-found", "--wait=false"],
      ...flags,
    );
  }

  /** Deletes all namespaces with a label, without waiting until they are gone. */
  async deleteNamespaces(label: string): Promise<void> {
    await this.run("delete", "namespaces", `--selector=${label}`, "--wait=false");
  }

  /** Cordons a node so that no pods are scheduled on it. */
  async cordon(node: string): Promise<void> {
    await this.run("cordon", node);
  }

  /** Starts a kubectl process that runs until it is killed. */
  start(...args: readonly string[]): ChildProcess {
    const [program, first] = this.commandLine(args);
    return spawn(program, first, { stdio: ["ignore", "pipe", "ignore"] });
  }

  private async run(...args: readonly string[]): Promise<string> {
    return await this.withInput("", ...args);
  }

  private async withInput(input: string, ...args: readonly string[]): Promise<string> {
    const running = run(...this.commandLine(args), {
      maxBuffer: 64 * 1024 * 1024,
      timeout: COMMAND_LIMIT_MS,
      killSignal: "SIGKILL",
    });
    // A program may end without reading its input. If the program fails, its exit code reports the failure.
    running.child.stdin?.on("error", () => undefined).end(input);
    return (await running).stdout.trim();
  }

  private commandLine(args: readonly string[]): [string, string[]] {
    const [program = "kubectl", ...first] = this.command;
    return [program, [...first, ...args]];
  }
}
