import { ClusterProbe } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster } from "../holdings-of-cluster";
import { openStackOf } from "../stack-of-program";

/** The name of the controller's namespace and of all the controller's objects. */
export const controller = "berth-ingress-http";

const deployment = [`deployment/${controller}`, `--namespace=${controller}`];

/** The cluster's host ports. Each key identifies the process that listens on the node. */
export interface HostPorts {
  /** The host port of Berth's controller. */
  readonly http: number;
  /** The host port for a controller that the user manages. The controller runs on the node that carries the port. */
  readonly own: number;
  /** The HTTPS host port for the same controller. An edge container publishes this port. */
  readonly ownHttps: number;
  /** The host port for a controller on the wrong node: the node does not carry the port. */
  readonly astray: number;
}

/** The `controller` stack on a real cluster with two nodes. Each test file creates its own cluster and removes it at the end. */
export class ControllerUnderTest {
  private constructor(
    private readonly run: Run,
    /** Lists the cluster's containers, networks and volumes on the engine. */
    readonly holdings: HoldingsOfCluster,
    /** The stack for the program in `programs/controller`. */
    readonly stack: Stack,
    /** Queries the cluster from inside its nodes. */
    readonly probe: ClusterProbe,
    readonly hostPorts: HostPorts,
  ) {}

  /** Creates the cluster with the Ingress controllers and their apps. */
  static async make(): Promise<ControllerUnderTest> {
    const run = await claimRun();
    const cluster = run.clusterName("controller");
    const [http = 0, own = 0, ownHttps = 0, astray = 0] = await freePorts(4);
    const hostPorts = { http, own, ownHttps, astray };
    const ports = Object.entries(hostPorts).map(([name, port]) => [name, String(port)] as const);
    const stack = await openStackOf("controller", run, { cluster, ...Object.fromEntries(ports) });
    const probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
    const made = new ControllerUnderTest(run, new HoldingsOfCluster(cluster), stack, probe, hostPorts);
    try {
      Stack.must(await stack.up());
      await made.holdings.look();
    } catch (error) {
      await made.remove();
      throw error;
    }
    return made;
  }

  /** Stops Berth's controller, runs `change`, and starts the controller again. Resolves when the new pod is ready. */
  async whileStopped(change: () => Promise<unknown>): Promise<void> {
    await this.probe.kubectl(["scale", ...deployment, "--replicas=0"]);
    const pods = ["pods", `--selector=app.kubernetes.io/name=${controller}`, `--namespace=${controller}`];
    await this.probe.kubectl(["wait", "--for=delete", ...pods, "--timeout=180s"]);
    await change();
    await this.probe.kubectl(["scale", ...deployment, "--replicas=1"]);
    await this.probe.kubectl(["rollout", "status", ...deployment, "--timeout=180s"]);
  }

  /** Returns the controller's logs since it last started. */
  logs(): Promise<string> {
    return this.probe.kubectl(["logs", ...deployment]);
  }

  /** Removes the cluster and its files. */
  async remove(): Promise<void> {
    Stack.must(await this.stack.destroy());
    await this.run.release();
  }
}
