import { runCommand, type CommandResult } from "./command";

/** The cluster to query, and the engine that runs the cluster. */
export interface ClusterAddress {
  /** The engine's name, which is also its command. */
  readonly engine: "docker" | "podman";
  /** The cluster's name in kind. */
  readonly cluster: string;
  /** The toolchain's environment variables, which override this process's variables. */
  readonly env: Readonly<Record<string, string>>;
}

/** The pod properties that affect a route. */
export interface PodPlace {
  readonly name: string;
  readonly namespace: string;
  /** The node's key in the plan, which is the node name without the cluster prefix, such as `worker2`. */
  readonly node: string | undefined;
  /** The pod's address on the pod network. `undefined` if the pod has no address. */
  readonly address: string | undefined;
  /** Whether the pod's `Ready` condition is true. */
  readonly ready: boolean;
}

/** Queries a kind cluster from inside its nodes, so the host needs no kubectl and no route to the pods. */
export class ClusterProbe {
  constructor(private readonly address: ClusterAddress) {}

  /** Returns the container name that kind derives for a node. */
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
   * Runs kubectl on the control-plane node, as the cluster administrator.
   *
   * @throws Error that contains kubectl's error output, if kubectl fails.
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

  /** Reads one object, or a list of objects, from the API server. */
  async objects<T>(args: readonly string[]): Promise<T> {
    return JSON.parse(await this.kubectl(["get", ...args, "--output=json"])) as T;
  }

  /** Lists the pods that match a label selector in all namespaces. Omits pods that are being deleted. */
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
   * Requests a URL with curl from inside a node's container, and retries until an answer arrives. The retries are necessary because
   * kube-proxy adds an endpoint some time after the endpoint's pod becomes Ready.
   *
   * @param timeoutSeconds - how long curl retries, in seconds.
   * @returns the answer's body, or curl's error if no answer arrives.
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

/** The fields that the probe reads from a list of pods. */
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
