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

/** How long a host port is asked before it counts as dead, in milliseconds. */
const timeoutMs = 60_000;

/** How each engine is asked for its version of the control groups. */
const cgroups = { docker: "{{.CgroupVersion}}", podman: "{{.Host.CgroupsVersion}}" } as const;

/** Which stack has the cluster in service; `"none"` if no stack has anything, `"unknown"` during a test and after one that failed. */
type Serving = LifeStack | "none" | "unknown";

/**
 * Stacks of the program `life` that want one and the same cluster, each with a host port of its own.
 *
 * Every test says what it starts from, by {@link inService} or {@link fromNothing}: where the tests before it have not left that, it is
 * made first. So each test can run alone.
 */
export class LifeUnderTest {
  private serving: Serving = "none";
  private readonly holdings: HoldingsOfCluster;

  private constructor(
    private readonly run: Run,
    /** The name of the cluster. */
    readonly cluster: string,
    /** Asks the cluster from inside its node. */
    readonly probe: ClusterProbe,
    /** The stacks. */
    readonly stacks: readonly [LifeStack, LifeStack],
    private readonly twins: LifeStack[] = [],
  ) {
    this.holdings = new HoldingsOfCluster(cluster);
  }

  /** Opens two stacks; there is no cluster yet. */
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
   * @param test - returns the stack that it leaves in service; `undefined` if it leaves nothing.
   */
  async inService(test: (mine: LifeStack) => Promise<LifeStack | undefined>): Promise<void> {
    let mine = this.serving;
    this.serving = "unknown";
    if (mine === "none" || mine === "unknown") {
      if (mine === "unknown") await this.destroyAll();
      [mine] = this.stacks;
      await mine.upAndInService();
    }
    // The volumes of its containers, which have to go with it.
    await this.onEngine();
    this.serving = (await test(mine)) ?? "none";
  }

  /**
   * Runs a test while no stack has anything.
   *
   * @param test - returns the stack that it leaves in service.
   */
  async fromNothing(test: () => Promise<LifeStack>): Promise<void> {
    const isNothing = this.serving === "none";
    this.serving = "unknown";
    if (!isNothing) await this.destroyAll();
    this.serving = await test();
  }

  /** Opens a stack that has the name of another, the same program and the same configuration, and its state in another place. */
  async twinOf({ stack, hostPort }: LifeStack): Promise<LifeStack> {
    const twin = await LifeStack.open(this.run, stack.name, this.cluster, hostPort, "twin");
    this.twins.push(twin);
    return twin;
  }

  /** Runs the engine's command line. */
  engine(...args: string[]): Promise<string> {
    return runEngine(...args);
  }

  /** What the engine holds of the cluster. */
  onEngine(): Promise<EngineContents> {
    return this.holdings.look();
  }

  /** Deletes the cluster as a user does who does not know of Pulumi. */
  async deleteByHand(): Promise<void> {
    await mustRun("kind", ["delete", "cluster", "--name", this.cluster]);
  }

  /** Makes a cluster of the same name with another port, as a user does who does not know of Pulumi. */
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

  /** Removes the cluster and every file of the stacks. */
  async remove(): Promise<void> {
    await this.destroyAll();
    await this.run.release();
  }

  /** Destroys what any of the stacks has, and a cluster of the name that none of them made. */
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
    /** The folder of its program, which is also the driver's. */
    readonly program: string,
    readonly stack: Stack,
    readonly hostPort: number,
  ) {}

  /** Opens the stack with a copy of the program of its own, and with its state in a place of its own. */
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

  /** Changes the label `tier` of the node in the program, and returns its new value; there is no `up` yet. */
  async changeTier(): Promise<string> {
    this.tier = this.tier === "edge" ? "core" : "edge";
    await this.stack.configure({ tier: this.tier });
    return this.tier;
  }

  /** Makes sure that the node has the label `tier`, and returns its value. */
  async withTier(): Promise<string> {
    if (this.tier !== undefined) return this.tier;
    const tier = await this.changeTier();
    await this.upAndInService();
    return tier;
  }

  /** `pulumi up`, which has to succeed; then a preview without a change, and an answer through the host port. */
  async upAndInService(): Promise<string> {
    const { output } = Stack.must(await this.stack.up());
    expect(await this.previewed(["--expect-no-changes"])).not.toContain("warning:");
    expect(await this.answer()).toBe("it answers with HTTP 200");
    return output;
  }

  /** `pulumi up` whose driver is killed when it has said that it is at a step. */
  async upKilledAt(step: string): Promise<PulumiRun> {
    let killing: Promise<unknown> | undefined;
    const run = await this.stack.up([], (text) => {
      if (text.includes(step)) killing ??= killDriver(this.program);
    });
    await killing;
    return run;
  }

  /** `pulumi destroy` whose driver is killed when it has said that it is at a step. */
  async destroyKilledAt(step: string): Promise<PulumiRun> {
    let killing: Promise<unknown> | undefined;
    const run = await this.stack.destroy((text) => {
      if (text.includes(step)) killing ??= killDriver(this.program);
    });
    await killing;
    return run;
  }

  /** What a preview says; it has to succeed. */
  async previewed(args: readonly string[] = []): Promise<string> {
    return Stack.must(await this.stack.preview(args)).output;
  }

  /** What the host port does. */
  async answer(): Promise<string> {
    return describeAnswer(await waitForAnswer({ hostPort: this.hostPort }, timeoutMs));
  }
}
