import { runCommand, type CommandResult } from "./command";

/** Which cluster is asked, and through which engine. */
export interface ClusterAddress {
  /** The engine's command. */
  readonly engine: "docker" | "podman";
  /** kind's name of the cluster. */
  readonly cluster: string;
  /** The toolchain's environment, over this process's own. */
  readonly env: Readonly<Record<string, string>>;
}

/** A pod, as far as a route is concerned. */
export interface PodPlace {
  readonly name: string;
  readonly namespace: string;
  /** The node's key in the plan: its name without the cluster's. */
  readonly node: string | undefined;
  /** The pod's address on the pod network, where it has one. */
  readonly address: string | undefined;
  /** Whether the pod's `Ready` condition is true. */
  readonly ready: boolean;
}

/** Asks a kind cluster from inside its own nodes, so that the host needs neither kubectl nor a route to the pods. */
export class ClusterProbe {
  constructor(private readonly address: ClusterAddress) {}

  /** The name of a node's container: kind's own derived name. */
  container(node: string): string {
    return `${this.address.cluster}-${node}`;
  }

  /** Runs a program inside a node's container. */
  inNode(node: string, command: readonly string[], input?: string): Promise<CommandResult> {
    const interactive = input === undefined ? [] : ["--interactive"];
    return runCommand(
      this.address.engine,
      ["exec", ...interactive, this.container(node), ...command],
      this.address.env,
      input,
    );
  }

  /**
   * Runs the control plane's own kubectl as the cluster's administrator.
   *
   * @throws Error with kubectl's own words where it fails.
   */
  async kubectl(args: readonly string[], input?: string): Promise<string> {
    const ran = await this.inNode(
      "control-plane",
      ["kubectl", "--kubeconfig=/etc/kubernetes/admin.conf", ...args],
      input,
    );
    if (ran.exitCode !== 0) {
      throw new Error(`kubectl ${args.join(" ")} failed: ${ran.stderr.trim()}`);
    }
    return ran.stdout;
  }

  /** One object, or a list's items, as the API server has them. */
  async objects<T>(args: readonly string[]): Promise<T> {
    return JSON.parse(await this.kubectl(["get", ...args, "--output=json"])) as T;
  }

  /** The pods that carry these labels, in every namespace; not those that are on their way out. */
  async pods(selector: string): Promise<PodPlace[]> {
    const list = await this.objects<PodList>(["pods", "--all-namespaces", `--selector=${selector}`]);
    const staying = list.items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    return staying.map((pod) => ({
      name: pod.metadata.name,
      namespace: pod.metadata.namespace,
      node: pod.spec.nodeName?.replace(`${this.address.cluster}-`, ""),
      address: pod.status.podIP,
      ready:
        pod.status.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false,
    }));
  }

  /**
   * Asks a URL from inside a node's container, as curl there sees it, until it answers: kube-proxy takes up a new endpoint a
   * moment after it is Ready.
   *
   * @param timeoutSeconds - how long the request is repeated, in seconds.
   * @returns the answer's body, or the reason that curl gives for having none.
   */
  async askFromNode(
    node: string,
    url: string,
    timeoutSeconds: number,
  ): Promise<{ answered: boolean; text: string }> {
    const persistently = ["--retry", "100", "--retry-all-errors", "--retry-delay", "1"];
    const limits = ["--max-time", "2", "--retry-max-time", String(timeoutSeconds)];
    const asked = await this.inNode(node, [
      "curl",
      "--silent",
      "--show-error",
      ...limits,
      ...persistently,
      url,
    ]);
    return asked.exitCode === 0
      ? { answered: true, text: asked.stdout.trim() }
      : { answered: false, text: asked.stderr.trim() };
  }
}

/** The fields of a pod list that are read here. */
interface PodList {
  readonly items: readonly {
    readonly metadata: {
      readonly name: string;
      readonly namespace: string;
      readonly deletionTimestamp?: string;
    };
    readonly spec: { readonly nodeName?: string };
    readonly status: {
      readonly podIP?: string;
      readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    };
  }[];
}
