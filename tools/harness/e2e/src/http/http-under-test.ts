import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ClusterProbe, describeAnswer, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster } from "../holdings-of-cluster";
import { openStackOf } from "../stack-of-program";
import { commandOutputs } from "./command-outputs";

/** The time in milliseconds for which a test repeats a request before counting it as failed. */
const timeoutMs = 20_000;

/** The `http` stack on a real single-node cluster. Each test file creates its own cluster and removes it at the end. */
export class HttpUnderTest {
  private constructor(
    private readonly run: Run,
    /** Lists the cluster's containers, networks and volumes on the engine. */
    readonly holdings: HoldingsOfCluster,
    /** The stack for the program in `programs/http`. */
    readonly stack: Stack,
    /** Queries the cluster from inside its node. */
    readonly probe: ClusterProbe,
    /** The host port of the HTTP port mapping. */
    readonly http: number,
    /** The host port of the HTTPS port mapping. */
    readonly https: number,
  ) {}

  /** Creates the cluster with its apps. */
  static async make(): Promise<HttpUnderTest> {
    const run = await claimRun();
    const cluster = run.clusterName("http");
    const [http = 0, https = 0] = await freePorts(2);
    const stack = await openStackOf("http", run, { cluster, http: String(http), https: String(https) });
    const probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
    const made = new HttpUnderTest(run, new HoldingsOfCluster(cluster), stack, probe, http, https);
    try {
      Stack.must(await stack.up());
      await made.holdings.look();
    } catch (error) {
      await made.remove();
      throw error;
    }
    return made;
  }

  /**
   * Repeats a request to the HTTP port until the response has the expected status. The repetition is necessary because Traefik applies
   * changes with some delay.
   *
   * @returns the response body.
   * @throws Error if no response has the expected status within the time limit.
   */
  async ask(host: string, status: number): Promise<string> {
    const answer = await waitForAnswer(
      { hostPort: this.http, host },
      timeoutMs,
      (each) => each.outcome === "answered" && each.status === status,
    );
    if (answer.outcome === "answered" && answer.status === status) return answer.body;
    throw new Error(`${host} should answer ${status}: ${describeAnswer(answer)}`);
  }

  /** Returns the contents of all files in the stack's Pulumi state. */
  async state(): Promise<string> {
    const folder = join(this.run.folder, "state");
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return (
      await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")))
    ).join();
  }

  /** Returns what the stack's Commands printed, by resource name. The texts contain secrets. */
  async commandOutputs(): Promise<ReadonlyMap<string, string>> {
    return commandOutputs(await this.stack.exported(["--show-secrets"]));
  }

  /** Removes the cluster and its files. */
  async remove(): Promise<void> {
    Stack.must(await this.stack.destroy());
    await this.run.release();
  }
}
