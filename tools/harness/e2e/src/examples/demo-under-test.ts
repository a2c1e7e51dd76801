import { existsSync } from "node:fs";
import { readExample, withSettings, type Example } from "@kind-berth-tools/demo";
import { mustRun, type CommandResult } from "@kind-berth-tools/probe";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { demo, demoState, killedDemo, tryDemo } from "../demo";
import { workspaceRoot } from "../folders";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster } from "../holdings-of-cluster";

/** The demo of an example, with a cluster's name and host ports of its own. */
export class DemoUnderTest {
  /** The account of a demo that is up. */
  private account: string | undefined;

  private constructor(
    readonly run: Run,
    /** The example with the demo's settings. */
    readonly example: Example,
    /** What the engine holds of the demo's cluster. */
    readonly holdings: HoldingsOfCluster,
    /** What git said of the checkout before the demo. */
    readonly checkoutBefore: string,
  ) {}

  /** Claims a run for the demo of an example; nothing is created yet. */
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

  /** Brings the example up, unless it is up, and returns the account that closed the demo. */
  async up(): Promise<string> {
    this.account ??= (await demo(this.run, ...this.upArguments())).account;
    return this.account;
  }

  /** Begins to bring the example up, and kills the demo as soon as its progress contains a text. */
  killedUp(text: string): Promise<void> {
    return killedDemo(this.run, text, ...this.upArguments());
  }

  /** Runs a demo that is up again, without its settings. */
  again(): Promise<CommandResult> {
    return tryDemo(this.run, "up", this.example.name);
  }

  /** Removes the demo. */
  async down(): Promise<void> {
    await demo(this.run, "down", this.example.name);
    this.account = undefined;
  }

  /** Whether the demo has left its state. */
  isThere(): boolean {
    return existsSync(demoState(this.run, this.example.name));
  }

  /** Removes the demo, if a test has left it, and ends the run. */
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

/** What git says of the checkout: changed and untracked files; of the examples, ignored ones too. */
export async function checkout(): Promise<string> {
  const status = (...args: string[]) =>
    mustRun("git", ["-C", workspaceRoot, "status", "--porcelain", ...args]);
  return `${await status()}${await status("--ignored", "--", "examples")}`;
}
