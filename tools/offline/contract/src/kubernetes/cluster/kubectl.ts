import { execFile, spawn, type ChildProcess } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A Kubernetes object as `kubectl -o json` shows it. */
export type KubernetesObject = Readonly<Record<string, unknown>>;

/** Looks at a cluster, and changes it, with a client that is not the provider's. */
export class Kubectl {
  /** @param command - what runs kubectl: a program and its first arguments */
  constructor(private readonly command: readonly string[]) {}

  /** The object of a name, or undefined where there is none. */
  async get(resource: string, name: string, namespace = "default"): Promise<KubernetesObject | undefined> {
    const json = await this.run(
      ...["get", resource, name, "--namespace", namespace, "--output=json"],
      ...["--ignore-not-found", "--show-managed-fields"],
    );
    return json === "" ? undefined : (JSON.parse(json) as KubernetesObject);
  }

  /** Whether there is an object of a name. */
  async exists(resource: string, name: string, namespace = "default"): Promise<boolean> {
    return (await this.get(resource, name, namespace)) !== undefined;
  }

  /** Makes an object. */
  async create(object: KubernetesObject): Promise<void> {
    await this.withInput(JSON.stringify(object), "create", "--filename=-");
  }

  /** Applies an object on the server as a manager, taking over what others manage. */
  async apply(object: KubernetesObject, manager: string): Promise<void> {
    await this.withInput(
      JSON.stringify(object),
      ...["apply", "--server-side", "--force-conflicts", `--field-manager=${manager}`, "--filename=-"],
    );
  }

  /** The names of all objects of some kinds in a namespace. */
  async names(resources: string, namespace: string): Promise<readonly string[]> {
    const names = await this.run("get", resources, "--namespace", namespace, "--output=name");
    return names === "" ? [] : names.split("\n");
  }

  /** Merges a change into an object, or into a subresource of it. */
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

  /** Deletes an object at once, without waiting until it is gone. */
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

  /** Makes a node one that no pod is scheduled to. */
  async cordon(node: string): Promise<void> {
    await this.run("cordon", node);
  }

  /** Starts a kubectl that goes on until it is ended. */
  start(...args: readonly string[]): ChildProcess {
    const [program, first] = this.commandLine(args);
    return spawn(program, first, { stdio: ["ignore", "pipe", "ignore"] });
  }

  private async run(...args: readonly string[]): Promise<string> {
    return await this.withInput("", ...args);
  }

  private async withInput(input: string, ...args: readonly string[]): Promise<string> {
    const running = run(...this.commandLine(args), { maxBuffer: 64 * 1024 * 1024 });
    running.child.stdin?.end(input);
    return (await running).stdout.trim();
  }

  private commandLine(args: readonly string[]): [string, string[]] {
    const [program = "kubectl", ...first] = this.command;
    return [program, [...first, ...args]];
  }
}
