import {
  cgroupVersion,
  ClusterProbe,
  describeAnswer,
  mustRun,
  waitForAnswer,
  type EngineContents,
} from "@kind-berth-tools/probe";
import { Stack, type PulumiRun } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { planCluster, renderKindConfig, type PortMappingArgs } from "@kind-berth/topology";
import { join } from "node:path";
import { engineUnderTest, runEngine } from "../engine";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster, nothing } from "../holdings-of-cluster";
import { copyProgram } from "../program-copy";
import { openStackOfCopy } from "../stack-of-program";
import { killDriver } from "./driver-process";

/** The time in milliseconds for which a test repeats a request before the host port counts as dead. */
const timeoutMs = 60_000;

/**
 * The stack whose cluster is in service. The value is `"none"` if no stack has resources, and `"unknown"` during a test and after a failed
 * test.
 */
type Serving = LifeStack | "none" | "unknown";

/**
 * Two stacks that use the program `life`. Both declare a cluster with the same name, but with different host ports.
 *
 * Every test declares its initial state with {@link inService} or {@link fromNothing}. These methods create the required state if earlier
 * tests left a different state. Each test can therefore run alone.
 */
export class LifeUnderTest {
  private serving: Serving = "none";
  private readonly holdings: HoldingsOfCluster;

  private constructor(
    private readonly run: Run,
    /** The name of the cluster. */
    readonly cluster: string,
    /** Queries the cluster from inside its node. */
    readonly probe: ClusterProbe,
    /** The two stacks. */
    readonly stacks: readonly [LifeStack, LifeStack],
    private readonly twins: LifeStack[] = [],
  ) {
    this.holdings = new HoldingsOfCluster(cluster);
  }

  /** Opens two stacks. Does not create the cluster yet. */
  static async prepare(): Promise<LifeUnderTest> {
    const run = await claimRun();
    const cluster = run.clusterName("life");
    const [one = 0, other = 0] = await freePorts(2);
    const probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
    return new LifeUnderTest(run, cluster, probe, [
      await LifeStack.open(run, "one", cluster, one),
      await LifeStack.open(run, "other", cluster, other),
    ]);
  }

  /**
   * Runs a test on a stack whose cluster is in service.
   *
   * @param test - the test, which returns the stack that is in service after the test, or `undefined` if there is none.
   */
  async inService(test: (mine: LifeStack) => Promise<LifeStack | undefined>): Promise<void> {
    let mine = this.serving;
    this.serving = "unknown";
    if (mine === "none" || mine === "unknown") {
      if (mine === "unknown") await this.destroyAll();
      [mine] = this.stacks;
      await mine.upAndInService();
    }
    // Record the containers' volumes, because a later check verifies that they are deleted.
    await this.onEngine();
    this.serving = (await test(mine)) ?? "none";
  }

  /**
   * Runs a test while no stack has resources.
   *
   * @param test - the test, which returns the stack that is in service after the test.
   */
  async fromNothing(test: () => Promise<LifeStack>): Promise<void> {
    const isNothing = this.serving === "none";
    this.serving = "unknown";
    if (!isNothing) await this.destroyAll();
    this.serving = await test();
  }

  /** Opens a stack with the same name, program and configuration as another stack, but with a separate Pulumi state. */
  async twinOf({ stack, hostPort }: LifeStack): Promise<LifeStack> {
    const twin = await LifeStack.open(this.run, stack.name, this.cluster, hostPort, "twin");
    this.twins.push(twin);
    return twin;
  }

  /** Runs the engine's client command. */
  engine(...args: string[]): Promise<string> {
    return runEngine(...args);
  }

  /** Lists the cluster's containers, networks and volumes on the engine. */
  onEngine(): Promise<EngineContents> {
    return this.holdings.look();
  }

  /** Deletes the cluster manually, without Pulumi, as a user may do. */
  async deleteByHand(): Promise<void> {
    await mustRun("kind", ["delete", "cluster", "--name", this.cluster]);
  }

  /** Manually creates a cluster with the same name but a different port, without Pulumi, as a user may do. */
  async makeByHand(port: PortMappingArgs): Promise<void> {
    const config = renderKindConfig(planCluster({ name: this.cluster, portMappings: [port] }), {
      cgroupVersion: await cgroupVersion(engineUnderTest()),
      nodeImage: process.env["BERTH_NODE_IMAGE"] ?? "",
    });
    const kubeconfig = join(this.run.folder, "kubeconfig-by-hand");
    const options = ["--name", this.cluster, "--config", "-", "--kubeconfig", kubeconfig];
    await mustRun("kind", ["create", "cluster", ...options], {}, config);
  }

  /** Removes the cluster and all of the stacks' files. */
  async remove(): Promise<void> {
    await this.destroyAll();
    await this.run.release();
  }

  /** Destroys the resources of all stacks. Also deletes a remaining cluster with this name that no stack created. */
  private async destroyAll(): Promise<void> {
    for (const { stack } of [...this.stacks, ...this.twins]) Stack.must(await stack.destroy());
    await this.deleteByHand();
    expect(await this.onEngine()).toEqual(nothing);
  }
}

/** A resource in a stack's state. */
export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  /** The URN and the ID of the resource's provider, separated by `::`. */
  readonly provider?: string;
  /** Whether Pulumi has deleted the resource, and has not created its replacement yet. */
  readonly pendingReplacement?: boolean;
}

/** A stack that uses the program `life`. */
export class LifeStack {
  private tier: string | undefined;

  private constructor(
    /** The program's folder, which is also the driver's working directory. */
    readonly program: string,
    readonly stack: Stack,
    readonly hostPort: number,
  ) {}

  /** Opens the stack with a separate copy of the program and a separate Pulumi state. */
  static async open(
    run: Run,
    name: string,
    cluster: string,
    hostPort: number,
    place = name,
  ): Promise<LifeStack> {
    const program = join(run.folder, `program-${place}`);
    await copyProgram("life", program);
    const state = join(run.folder, `state-${place}`);
    const stack = await openStackOfCopy({ name, program, state });
    await stack.configure({ cluster, direct: String(hostPort) });
    return new LifeStack(program, stack, hostPort);
  }

  /** Changes the node label `tier` in the program without running `pulumi up`. Returns the label's new value. */
  async changeTier(): Promise<string> {
    this.tier = this.tier === "edge" ? "core" : "edge";
    await this.stack.configure({ tier: this.tier });
    return this.tier;
  }

  /** Ensures that the node has the label `tier`, and returns the label's value. */
  async withTier(): Promise<string> {
    if (this.tier !== undefined) return this.tier;
    const tier = await this.changeTier();
    await this.upAndInService();
    return tier;
  }

  /** Runs `pulumi up`, which must succeed, and then checks that a preview shows no changes and that the host port responds. */
  async upAndInService(): Promise<string> {
    const { output } = Stack.must(await this.stack.up());
    expect(await this.previewed(["--expect-no-changes"])).not.toContain("warning:");
    expect(await this.answer()).toBe("it answers with HTTP 200");
    return output;
  }

  /** Runs `pulumi up`, and kills the driver when its output contains `step`. */
  async upKilledAt(step: string): Promise<PulumiRun> {
    let killing: Promise<unknown> | undefined;
    const run = await this.stack.up([], (text) => {
      if (text.includes(step)) killing ??= killDriver(this.program);
    });
    await killing;
    return run;
  }

  /** Runs `pulumi destroy`, and kills the driver when its output contains `step`. */
  async destroyKilledAt(step: string): Promise<PulumiRun> {
    let killing: Promise<unknown> | undefined;
    const run = await this.stack.destroy((text) => {
      if (text.includes(step)) killing ??= killDriver(this.program);
    });
    await killing;
    return run;
  }

  /** Runs a preview, which must succeed, and returns its output. */
  async previewed(args: readonly string[] = []): Promise<string> {
    return Stack.must(await this.stack.preview(args)).output;
  }

  /** Returns the resources in the stack's state. */
  async resources(): Promise<readonly ResourceState[]> {
    const { deployment } = (await this.stack.exported()) as { deployment: { resources: ResourceState[] } };
    return deployment.resources;
  }

  /** Returns a description of the response from the host port. */
  async answer(): Promise<string> {
    return describeAnswer(await waitForAnswer({ hostPort: this.hostPort }, timeoutMs));
  }
}
