import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ClusterProbe, describeAnswer, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster } from "../holdings-of-cluster";
import { openStackOf } from "../stack-of-program";

/** As long as something is asked before it is said not to answer, in milliseconds. */
const timeoutMs = 20_000;

/** The stack `http` on a real cluster of one node, made for one file of tests and gone after it. */
export class HttpUnderTest {
  private constructor(
    private readonly run: Run,
    /** What the engine holds of the cluster. */
    readonly holdings: HoldingsOfCluster,
    /** The stack; its program is `programs/http`. */
    readonly stack: Stack,
    /** Asks the cluster from inside its node. */
    readonly probe: ClusterProbe,
    /** The host port of the HTTP port. */
    readonly http: number,
    /** The host port of the HTTPS port. */
    readonly https: number,
  ) {}

  /** Makes the cluster with its apps. */
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
   * Asks the HTTP port for a host until it answers with a status: Traefik takes up a change a moment after Kubernetes has it.
   *
   * @returns the answer's body.
   * @throws Error if it still does something else at the timeout.
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

  /** What is in the files of the stack's state. */
  async state(): Promise<string> {
    const folder = join(this.run.folder, "state");
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return (
      await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")))
    ).join();
  }

  /** Removes the cluster and every file of it. */
  async remove(): Promise<void> {
    Stack.must(await this.stack.destroy());
    await this.run.release();
  }
}
