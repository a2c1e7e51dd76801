import { ClusterProbe } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster } from "../holdings-of-cluster";
import { openStackOf } from "../stack-of-program";
import { directApp, webApp, type AppUnderTest } from "./app-under-test";

/** The key of the node that carries the ports. */
export type Carrier = "control-plane" | "worker";

/** The stack `placement` on a real cluster of two nodes, made for one file of tests and gone after it. */
export class ClusterUnderTest {
  /** The keys of the cluster's nodes. */
  readonly nodes: readonly string[] = ["control-plane", "worker"];

  private constructor(
    private readonly run: Run,
    /** What the engine holds of the cluster. */
    readonly holdings: HoldingsOfCluster,
    /** The stack; its program is `programs/placement`. */
    readonly stack: Stack,
    /** Asks the cluster from inside its nodes. */
    readonly probe: ClusterProbe,
    /** The app that is exposed by `hostPort`. */
    readonly direct: AppUnderTest,
    /** The app that is exposed by `ingress`. */
    readonly web: AppUnderTest,
  ) {}

  /** Opens the stack and finds free host ports; there is no cluster yet. */
  static async prepare(carrier: Carrier): Promise<ClusterUnderTest> {
    const run = await claimRun();
    const cluster = run.clusterName("place");
    const [direct = 0, http = 0] = await freePorts(2);
    const stack = await openStackOf("placement", run, {
      cluster,
      carrier,
      direct: String(direct),
      http: String(http),
    });
    const probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
    const holdings = new HoldingsOfCluster(cluster);
    return new ClusterUnderTest(run, holdings, stack, probe, directApp(direct), webApp(http));
  }

  /** Makes the cluster with both apps on it. */
  async up(): Promise<void> {
    Stack.must(await this.stack.up());
    // A move replaces the cluster: its first volumes have to go too.
    await this.holdings.look();
  }

  /** Moves both ports to another node, as a user does: the program says so, and `pulumi up`. */
  async move(carrier: Carrier): Promise<void> {
    await this.stack.configure({ carrier });
    await this.up();
  }

  /** Removes the cluster and every file of it. */
  async remove(): Promise<void> {
    Stack.must(await this.stack.destroy());
    await this.run.release();
  }
}
