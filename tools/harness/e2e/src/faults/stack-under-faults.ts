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

/** The time limit for a response from the app, in milliseconds. */
const timeoutMs = 30_000;

/** The stack `faults`, which consists of a single-node cluster with one app. Tests damage this cluster in several ways. */
export class StackUnderFaults {
  private constructor(
    /** The test run that owns the stack. */
    readonly run: Run,
    /** The cluster's name. */
    readonly cluster: string,
    /** Lists the cluster's containers, networks and volumes on the engine. */
    readonly holdings: HoldingsOfCluster,
    /** The app's host port. */
    readonly hostPort: number,
    readonly stack: ConfiguredStack,
    /** Queries the cluster from inside its node. */
    readonly probe: ClusterProbe,
  ) {}

  /** Opens the stack. Does not create the cluster yet. */
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

  /** The folder that contains the stack's Pulumi state. */
  get state(): string {
    return stateFolder(this.run);
  }

  /** Opens the same stack with additional environment variables. */
  under(env: Readonly<Record<string, string>>): Promise<Stack> {
    return openStack(this.run, env);
  }

  /** Waits for a response from the host port. */
  answer(): Promise<HostPortAnswer> {
    return waitForAnswer({ hostPort: this.hostPort }, timeoutMs);
  }

  /** Removes the cluster and its files. */
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
