import { existsSync } from "node:fs";
import { readExample, withSettings, type Example } from "@kind-berth-tools/demo";
import { mustRun, type CommandResult } from "@kind-berth-tools/probe";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { demo, demoState, killedDemo, tryDemo } from "../demo";
import { workspaceRoot } from "../folders";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster } from "../holdings-of-cluster";

/** An example's demo that a test runs, with a unique cluster name and free host ports. */
export class DemoUnderTest {
  /** The summary that the demo printed. `undefined` if the demo is not deployed. */
  private account: string | undefined;

  private constructor(
    readonly run: Run,
    /** The example with the demo's settings. */
    readonly example: Example,
    /** Lists the containers, networks and volumes that belong to the demo's cluster. */
    readonly holdings: HoldingsOfCluster,
    /** The git status of the checkout before the demo. */
    readonly checkoutBefore: string,
  ) {}

  /** Claims a test run for an example's demo. The first call of {@link DemoUnderTest.up} creates the demo. */
  static async claim(name: string): Promise<DemoUnderTest> {
    const own = readExample(name);
    const run = await claimRun();
    const names = Object.keys(own.settings.ports);
    const free = await freePorts(names.length);
    const ports = Object.fromEntries(names.map((port, index) => [port, free[index] ?? 0]));
    const clusterName = run.clusterName(name);
    const example = withSettings(own, { clusterName, ports });
    return new DemoUnderTest(run, example, new HoldingsOfCluster(clusterName), await checkout());
  }

  /** Creates the example, unless it already exists. Returns the summary that the demo prints at the end. */
  async up(): Promise<string> {
    this.account ??= (await demo(this.run, ...this.upArguments())).account;
    return this.account;
  }

  /** Starts creating the example, and kills the demo as soon as its progress output contains `text`. */
  killedUp(text: string): Promise<void> {
    return killedDemo(this.run, text, ...this.upArguments());
  }

  /** Runs the demo again without the options that set its cluster name and host ports. */
  again(): Promise<CommandResult> {
    return tryDemo(this.run, "up", this.example.name);
  }

  /** Removes the demo. */
  async down(): Promise<void> {
    await demo(this.run, "down", this.example.name);
    this.account = undefined;
  }

  /** Whether the demo's state exists. */
  isThere(): boolean {
    return existsSync(demoState(this.run, this.example.name));
  }

  /** Removes the demo if it still exists, and ends the test run. */
  async release(): Promise<void> {
    if (this.isThere()) await this.down();
    await this.run.release();
  }

  private upArguments(): string[] {
    const { name, settings } = this.example;
    const ports = Object.entries(settings.ports).flatMap(([key, port]) => ["--host-port", `${key}=${port}`]);
    return ["up", name, "--cluster-name", settings.clusterName, ...ports];
  }
}

/** Returns the git status of the checkout: changed files, untracked files, and ignored files in the examples. */
export async function checkout(): Promise<string> {
  const status = (...args: string[]) =>
    mustRun("git", ["-C", workspaceRoot, "status", "--porcelain", ...args]);
  return `${await status()}${await status("--ignored", "--", "examples")}`;
}
