import { apiServer, askNameServer, ClusterProbe, listEngine, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { balance } from "../app/load-balancer";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { askByTls } from "../http/ask-by-tls";
import { openStackOf } from "../stack-of-program";
import { ports, refused, type Answering, type Topology } from "./matrix";

/** As long as a host port is asked before it is said not to answer, in milliseconds. */
const timeoutMs = 20_000;

/** The stack `matrix` on a real cluster: an app by each exposure that answers. */
export class ClusterOfMatrix {
  private constructor(
    private readonly run: Run,
    /** kind's name of the cluster. */
    readonly name: string,
    readonly topology: Topology,
    readonly stack: Stack,
    readonly probe: ClusterProbe,
    /** The host port of each port. */
    readonly hostPorts: Readonly<Record<keyof typeof ports, number>>,
  ) {}

  /** Opens the stack and finds free host ports; there is no cluster yet. */
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

  /** What a preview says of the apps that cannot work; there need not be a cluster for it. */
  async refusals(): Promise<string> {
    await this.stack.configure({ impossible: JSON.stringify(refused.map(({ asked }) => asked)) });
    const { exitCode, output } = await this.stack.preview();
    await this.stack.configure({ impossible: "[]" });
    if (exitCode === 0) throw new Error(`the preview should have failed:\n${output}`);
    return output;
  }

  /** Makes the cluster with all apps on it, and is its load balancer. */
  async up(): Promise<void> {
    let ended = false;
    const upped = this.stack.up().finally(() => {
      ended = true;
    });
    const { containerPort } = ports.balanced;
    const [made] = await Promise.all([upped, balance(this.probe, "balanced", containerPort, () => ended)]);
    Stack.must(made);
  }

  /** What is answered through a row's host port: the name of the app that answers, or how it fails. */
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
   * What the pods that are run by hand answer through their host port: the name of one, or how it fails.
   *
   * @param limit - as long as they are asked before they are said not to answer, in milliseconds.
   */
  answerOfRawPods(limit = timeoutMs): Promise<string> {
    return this.answerByHttp("raw", "localhost", limit);
  }

  private async answerByHttp(port: keyof typeof ports, host: string, limit = timeoutMs): Promise<string> {
    const answer = await waitForAnswer({ hostPort: this.hostPorts[port], host }, limit);
    return answer.outcome === "answered" ? answer.body.trim() : answer.outcome;
  }

  /** Runs a pod by hand on a node, as if the scheduler had chosen it: with the port of the control, and nothing of Berth's. */
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

  /** The names of the cluster's containers: of its nodes, its load balancer, its edge ports. */
  async containers(): Promise<string[]> {
    const { containers } = await listEngine(engineUnderTest(), {});
    return containers.filter((container) => container.startsWith(this.name));
  }

  /** Removes the cluster. */
  async destroy(): Promise<void> {
    Stack.must(await this.stack.destroy());
  }

  /** Removes the cluster, where it is still there, and every file of it. */
  async remove(): Promise<void> {
    if ((await this.containers()).length > 0) await this.destroy();
    await this.run.release();
  }
}
