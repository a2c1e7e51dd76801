import { ClusterProbe, describeAnswer, mustRun, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack, type PulumiRun } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { planCluster, renderKindConfig, type PortMappingArgs } from "@kind-berth/topology";
import { join } from "node:path";
import { engineUnderTest, runEngine } from "../engine";
import { engineContents } from "../engine-contents";
import { freePorts } from "../free-ports";
import { copyProgram } from "../program-copy";
import { killDriver } from "./driver-process";

/** How long a host port is asked before it counts as dead, in milliseconds. */
const timeoutMs = 60_000;

/** How each engine is asked for its version of the control groups. */
const cgroups = { docker: "{{.CgroupVersion}}", podman: "{{.Host.CgroupsVersion}}" } as const;

/** Stacks of the program `life` that want one and the same cluster, each with a host port of its own. */
export class LifeUnderTest {
  private constructor(
    private readonly run: Run,
    /** The name of the cluster. */
    readonly cluster: string,
    /** Asks the cluster from inside its node. */
    readonly probe: ClusterProbe,
    /** The stacks. */
    readonly stacks: readonly [LifeStack, LifeStack],
    private readonly twins: LifeStack[] = [],
  ) {}

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

  /** The names of what the engine holds of the cluster. */
  async leftOnEngine(): Promise<string[]> {
    const contents = Object.values(await engineContents()) as (readonly string[])[];
    return contents.flat().filter((name) => name.includes(this.cluster));
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
    for (const { stack } of [...this.stacks, ...this.twins]) Stack.must(await stack.destroy());
    await this.run.release();
  }
}

/** One stack of the program `life`. */
export class LifeStack {
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
    const stack = await Stack.open({ name, program, state, env: {}, show: true });
    await stack.configure({ cluster, direct: String(hostPort) });
    return new LifeStack(program, stack, hostPort);
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
