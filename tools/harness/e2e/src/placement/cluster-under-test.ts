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

/** The `placement` stack on a real cluster with two nodes. Each test file creates its own cluster and removes it at the end. */
export class ClusterUnderTest {
  /** The keys of the cluster's nodes. */
  readonly nodes: readonly string[] = ["control-plane", "worker"];

  private constructor(
    private readonly run: Run,
    /** Lists the cluster's containers, networks and volumes on the engine. */
    readonly holdings: HoldingsOfCluster,
    /** The stack for the program in `programs/placement`. */
    readonly stack: Stack,
    /** Queries the cluster from inside its nodes. */
    readonly probe: ClusterProbe,
    /** The app with the `hostPort` exposure. */
    readonly direct: AppUnderTest,
    /** The app with the `ingress` exposure. */
    readonly web: AppUnderTest,
  ) {}

  /** Opens the stack and finds free host ports. Does not create the cluster yet. */
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

  /** Creates the cluster with both apps. */
  async up(): Promise<void> {
    Stack.must(await this.stack.up());
    // A move replaces the cluster. Record the volumes now, because a later check verifies that they are deleted.
    await this.holdings.look();
  }

  /** Moves both ports to another node in the same way as a user: changes the program and runs `pulumi up`. */
  async move(carrier: Carrier): Promise<void> {
    await this.stack.configure({ carrier });
    await this.up();
  }

  /** Removes the cluster and its files. */
  async remove(): Promise<void> {
    Stack.must(await this.stack.destroy());
    await this.run.release();
  }
}
