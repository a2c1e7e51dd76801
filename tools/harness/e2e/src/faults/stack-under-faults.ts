import { join } from "node:path";
import { ClusterProbe, waitForAnswer, type HostPortAnswer } from "@kind-berth-tools/probe";
import type { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { ConfiguredStack } from "../configured-stack";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster } from "../holdings-of-cluster";
import { copyProgram } from "../program-copy";
import { openStackOfCopy } from "../stack-of-program";

/** How long the app may take to answer, in milliseconds. */
const timeoutMs = 30_000;

/** The stack `faults`: a cluster of one node with one app, which a test breaks in some way. */
export class StackUnderFaults {
  private constructor(
    /** The run that it belongs to. */
    readonly run: Run,
    /** The cluster's name. */
    readonly cluster: string,
    /** What the engine holds of the cluster. */
    readonly holdings: HoldingsOfCluster,
    /** The host port that leads to the app. */
    readonly hostPort: number,
    readonly stack: ConfiguredStack,
    /** Asks the cluster from inside its node. */
    readonly probe: ClusterProbe,
  ) {}

  /** Opens the stack; there is no cluster yet. */
  static async open(name: string): Promise<StackUnderFaults> {
    const run = await claimRun();
    const cluster = run.clusterName(name);
    const [hostPort = 0] = await freePorts(1);
    await copyProgram("faults", join(run.folder, "program"));
    const stack = new ConfiguredStack(await openStack(run, {}));
    await stack.configure({ cluster, http: String(hostPort) });
    const probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
    return new StackUnderFaults(run, cluster, new HoldingsOfCluster(cluster), hostPort, stack, probe);
  }

  /** The folder of the stack's state. */
  get state(): string {
    return stateFolder(this.run);
  }

  /** The same stack, run with another environment. */
  under(env: Readonly<Record<string, string>>): Promise<Stack> {
    return openStack(this.run, env);
  }

  /** What the host port answers, once the app is there. */
  answer(): Promise<HostPortAnswer> {
    return waitForAnswer({ hostPort: this.hostPort }, timeoutMs);
  }

  /** Removes the cluster and every file of it. */
  async remove(): Promise<void> {
    await this.stack.destroy();
    await this.run.release();
  }
}

function openStack(run: Run, env: Readonly<Record<string, string>>): Promise<Stack> {
  const program = join(run.folder, "program");
  return openStackOfCopy({ name: "faults", program, state: stateFolder(run), env });
}

function stateFolder(run: Run): string {
  return join(run.folder, "state");
}
