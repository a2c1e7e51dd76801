import { ClusterProbe, type EngineContents } from "@berth-tools/probe";
import { Stack } from "@berth-tools/stack";
import { claimRun, type Run } from "@berth-tools/toolchain";
import { engineUnderTest } from "../engine";
import { engineContents } from "../engine-contents";
import { freePorts } from "../free-ports";
import { openStackOf } from "../stack-of-program";
import { directApp, webApp, type AppUnderTest } from "./app-under-test";

/** Which nodes the cluster has, and which of them carries its ports. */
export interface Topology {
  /** Whether there is a worker beside the control plane. */
  readonly worker: boolean;
  /** The key of the node that carries the ports. */
  readonly carrier: "control-plane" | "worker";
}

/** The stack `placement` on a real cluster, made for one file of tests and gone after it. */
export class ClusterUnderTest {
  private constructor(
    private readonly run: Run,
    private readonly topology: Topology,
    /** What the engine held before the cluster was made. */
    readonly before: EngineContents,
    /** The stack; its program is `programs/placement`. */
    readonly stack: Stack,
    /** Asks the cluster from inside its nodes. */
    readonly probe: ClusterProbe,
    /** The app that is exposed by `hostPort`. */
    readonly direct: AppUnderTest,
    /** The app that is exposed by `ingress`. */
    readonly web: AppUnderTest,
  ) {}

  /** The keys of the cluster's nodes. */
  get nodes(): readonly string[] {
    return this.topology.worker ? ["control-plane", "worker"] : ["control-plane"];
  }

  /** Opens the stack and finds free host ports; there is no cluster yet. */
  static async prepare(topology: Topology): Promise<ClusterUnderTest> {
    const run = await claimRun();
    const cluster = run.clusterName("place");
    const [direct = 0, http = 0] = await freePorts(2);
    const stack = await openStackOf("placement", run, {
      cluster,
      worker: String(topology.worker),
      carrier: topology.carrier,
      direct: String(direct),
      http: String(http),
    });
    const probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
    return new ClusterUnderTest(
      run,
      topology,
      await engineContents(),
      stack,
      probe,
      directApp(direct),
      webApp(http),
    );
  }

  /** Makes the cluster with both apps on it. */
  async up(): Promise<void> {
    Stack.must(await this.stack.up());
  }

  /** Moves both ports to another node, as a user does: the program says so, and `pulumi up`. */
  async move(carrier: Topology["carrier"]): Promise<void> {
    await this.stack.configure({ carrier });
    await this.up();
  }

  /** Removes the cluster and every file of it. */
  async remove(): Promise<void> {
    Stack.must(await this.stack.destroy());
    await this.run.release();
  }
}
