import { apiServer, askNameServer, ClusterProbe, listEngine, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { balance } from "../app/load-balancer";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { askByTls } from "../http/ask-by-tls";
import { openStackOf } from "../stack-of-program";
import { ports, refused, type Answering, type Topology } from "./matrix";

/** The time in milliseconds for which a test repeats a request before counting it as failed. */
const timeoutMs = 20_000;

/** The `matrix` stack on a real cluster, with one app for each exposure that the cluster supports. */
export class ClusterOfMatrix {
  private constructor(
    private readonly run: Run,
    /** The cluster's name in kind. */
    readonly name: string,
    readonly topology: Topology,
    readonly stack: Stack,
    readonly probe: ClusterProbe,
    /** The host ports, by the port name in the program. */
    readonly hostPorts: Readonly<Record<keyof typeof ports, number>>,
  ) {}

  /** Opens the stack and finds free host ports. Does not create the cluster yet. */
  static async prepare(topology: Topology): Promise<ClusterOfMatrix> {
    const run = await claimRun();
    const name = run.clusterName("matrix");
    const free = await freePorts(Object.keys(ports).length);
    const portMappings = Object.entries(ports).map(([port, mapping], index) => ({
      ...{ name: port, hostPort: free[index] ?? 0, node: topology.carrier },
      ...mapping,
    }));
    const stack = await openStackOf("matrix", run, {
      cluster: name,
      nodes: JSON.stringify(topology.nodes),
      portMappings: JSON.stringify(portMappings),
    });
    const probe = new ClusterProbe({ engine: engineUnderTest(), cluster: name, env: {} });
    const hostPorts = Object.fromEntries(
      portMappings.map(({ name: port, hostPort }) => [port, hostPort]),
    ) as Record<keyof typeof ports, number>;
    return new ClusterOfMatrix(run, name, topology, stack, probe, hostPorts);
  }

  /** Runs a preview that includes the apps that cannot work, and returns the preview's output. The preview does not need a cluster. */
  async refusals(): Promise<string> {
    await this.stack.configure({ impossible: JSON.stringify(refused.map(({ asked }) => asked)) });
    const { exitCode, output } = await this.stack.preview();
    await this.stack.configure({ impossible: "[]" });
    if (exitCode === 0) throw new Error(`the preview should have failed:\n${output}`);
    return output;
  }

  /** Creates the cluster with all apps, and starts acting as its load balancer. */
  async up(): Promise<void> {
    let ended = false;
    const upped = this.stack.up().finally(() => {
      ended = true;
    });
    const { containerPort } = ports.balanced;
    const [made] = await Promise.all([upped, balance(this.probe, "balanced", containerPort, () => ended)]);
    Stack.must(made);
  }

  /**
   * Sends a request through the host port for a row in the matrix. Returns the name of the app that responds, or describes how the request
   * failed.
   */
  async answer({ app, port, by }: Answering): Promise<string> {
    const hostPort = this.hostPorts[port];
    const host = `${app}.localhost`;
    switch (by) {
      case "HTTP":
        return this.answerByHttp(port, host);
      case "HTTPS": {
        const authority = String((await this.stack.outputs())["authority"]);
        return (await askByTls({ hostPort, host, authority })).trim();
      }
      case "DNS": {
        const address = await askNameServer(hostPort);
        return address === apiServer ? app : address;
      }
    }
  }

  /**
   * Sends a request to the pods that {@link runRawPod} has started. Returns the name of the pod that responds, or describes how the request
   * failed.
   *
   * @param limit - how long the request is repeated, in milliseconds.
   */
  answerOfRawPods(limit = timeoutMs): Promise<string> {
    return this.answerByHttp("raw", "localhost", limit);
  }

  private async answerByHttp(port: keyof typeof ports, host: string, limit = timeoutMs): Promise<string> {
    const answer = await waitForAnswer({ hostPort: this.hostPorts[port], host }, limit);
    return answer.outcome === "answered" ? answer.body.trim() : answer.outcome;
  }

  /** Runs a pod on a node, without the scheduler and without Berth's placement. The pod binds the port that the control test uses. */
  async runRawPod(name: string, node: string): Promise<void> {
    const { containerPort: hostPort } = ports.raw;
    const pod = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name },
      spec: {
        nodeName: this.probe.container(node),
        containers: [
          {
            name: "app",
            image: "hashicorp/http-echo:1.0.0",
            args: [`-text=${name}`],
            ports: [{ containerPort: 5678, hostPort }],
          },
        ],
      },
    };
    await this.probe.kubectl(["apply", "--filename=-"], JSON.stringify(pod));
    await this.probe.kubectl(["wait", `pod/${name}`, "--for=condition=Ready", "--timeout=120s"]);
  }

  /**
   * Returns the names of the cluster's containers: the node containers, kind's load balancer container, and the edge containers.
   */
  async containers(): Promise<string[]> {
    const { containers } = await listEngine(engineUnderTest(), {});
    return containers.filter((container) => container.startsWith(this.name));
  }

  /** Removes the cluster. */
  async destroy(): Promise<void> {
    Stack.must(await this.stack.destroy());
  }

  /** Removes all files of the cluster, and the cluster itself if it still exists. */
  async remove(): Promise<void> {
    if ((await this.containers()).length > 0) await this.destroy();
    await this.run.release();
  }
}
