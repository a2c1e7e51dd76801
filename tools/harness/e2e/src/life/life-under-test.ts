import {
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

/** How long a test repeats a request before it counts the host port as dead, in milliseconds. */
const timeoutMs = 60_000;

/** The format of each engine's `info` command that prints the cgroup version. */
const cgroups = { docker: "{{.CgroupVersion}}", podman: "{{.Host.CgroupsVersion}}" } as const;

/**
 * The stack whose cluster is in service. It is `"none"` if no stack has resources, and `"unknown"` during a test and after a failed test.
 */
type Serving = LifeStack | "none" | "unknown";

/**
 * Stacks of the program `life` with the same cluster name, each with a different host port.
 *
 * Every test declares its initial state with {@link inService} or {@link fromNothing}. If earlier tests left another state, these methods
 * create the required one first. Each test can therefore run alone.
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
    /** The stacks. */
    readonly stacks: readonly [LifeStack, LifeStack],
    private readonly twins: LifeStack[] = [],
  ) {
    this.holdings = new HoldingsOfCluster(cluster);
  }

  /** Opens two stacks, without a cluster. */
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
   * @param test - returns the stack that is in service after the test, or `undefined` if there is none.
   */
  async inService(test: (mine: LifeStack) => Promise<LifeStack | undefined>): Promise<void> {
    let mine = this.serving;
    this.serving = "unknown";
    if (mine === "none" || mine === "unknown") {
      if (mine === "unknown") await this.destroyAll();
      [mine] = this.stacks;
      await mine.upAndInService();
    }
    // Records the volumes of the containers. Their deletion is checked later.
    await this.onEngine();
    this.serving = (await test(mine)) ?? "none";
  }

  /**
   * Runs a test while no stack has resources.
   *
   * @param test - returns the stack that is in service after the test.
   */
  async fromNothing(test: () => Promise<LifeStack>): Promise<void> {
    const isNothing = this.serving === "none";
    this.serving = "unknown";
    if (!isNothing) await this.destroyAll();
    this.serving = await test();
  }

  /** Opens a stack with the same name, program and configuration as another, but with a separate state. */
  async twinOf({ stack, hostPort }: LifeStack): Promise<LifeStack> {
    const twin = await LifeStack.open(this.run, stack.name, this.cluster, hostPort, "twin");
    this.twins.push(twin);
    return twin;
  }

  /** Runs the engine's command. */
  engine(...args: string[]): Promise<string> {
    return runEngine(...args);
  }

  /** The cluster's containers, networks and volumes on the engine. */
  onEngine(): Promise<EngineContents> {
    return this.holdings.look();
  }

  /** Deletes the cluster without Pulumi, as a user may do by hand. */
  async deleteByHand(): Promise<void> {
    await mustRun("kind", ["delete", "cluster", "--name", this.cluster]);
  }

  /** Creates a cluster of the same name with another port and without Pulumi, as a user may do by hand. */
  async makeByHand(port: PortMappingArgs): Promise<void> {
    const config = renderKindConfig(planCluster({ name: this.cluster, portMappings: [port] }), {
      cgroupVersion: (await this.engine("info", "--format", cgroups[engineUnderTest()])).includes("1")
        ? 1
        : 2,
      nodeImage: process.env["BERTH_NODE_IMAGE"] ?? "",
    });
    const kubeconfig = join(this.run.folder, "kubeconfig-by-hand");
    await mustRun("kind", ["create", "cluster", "--config", "-", "--kubeconfig", kubeconfig], {}, config);
  }

  /** Removes the cluster and all files of the stacks. */
  async remove(): Promise<void> {
    await this.destroyAll();
    await this.run.release();
  }

  /** Destroys the resources of all stacks, and a cluster of this name that no stack created. */
  private async destroyAll(): Promise<void> {
    for (const { stack } of [...this.stacks, ...this.twins]) Stack.must(await stack.destroy());
    await this.deleteByHand();
    expect(await this.onEngine()).toEqual(nothing);
  }
}

/** One stack of the program `life`. */
export class LifeStack {
  private tier: string | undefined;

  private constructor(
    /** The folder of the program. The driver also runs there. */
    readonly program: string,
    readonly stack: Stack,
    readonly hostPort: number,
  ) {}

  /** Opens the stack with a separate copy of the program and a separate state. */
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

  /** Changes the node label `tier` in the program, without an `up`. Returns the new value. */
  async changeTier(): Promise<string> {
    this.tier = this.tier === "edge" ? "core" : "edge";
    await this.stack.configure({ tier: this.tier });
    return this.tier;
  }

  /** Ensures that the node has the label `tier`, and returns its value. */
  async withTier(): Promise<string> {
    if (this.tier !== undefined) return this.tier;
    const tier = await this.changeTier();
    await this.upAndInService();
    return tier;
  }

  /** Runs `pulumi up`, which must succeed. Then checks that a preview shows no change and that the host port responds. */
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

  /** Returns the output of a preview, which must succeed. */
  async previewed(args: readonly string[] = []): Promise<string> {
    return Stack.must(await this.stack.preview(args)).output;
  }

  /** Describes the response of the host port. */
  async answer(): Promise<string> {
    return describeAnswer(await waitForAnswer({ hostPort: this.hostPort }, timeoutMs));
  }
}
