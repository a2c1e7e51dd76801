import { ClusterProbe, describeAnswer, waitForAnswer } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { engineWanted, Keeper, provideToolchain } from "@kind-berth-tools/toolchain";
import { parseRecord, type ClusterRecord } from "@kind-berth/topology";
import { account } from "./account";
import { openDemoStack } from "./demo-stack";
import { report } from "./report";

/** What of an example's own configuration is to be another value. */
export interface DemoConfiguration {
  /** The host port that leads to the app. */
  readonly hostPort?: string;
  /** The cluster's name. */
  readonly clusterName?: string;
}

/**
 * Takes an example from nothing to its URL, fetches it, and prints what came of it. Run again, it changes nothing.
 *
 * @param example - the folder's name under `examples`.
 * @param configuration - kept in the stack: the next run needs not repeat it.
 * @throws Error with the failing tool's own words. What was made so far stays, for the next run to go on from.
 */
export async function up(example: string, configuration: DemoConfiguration): Promise<void> {
  const engine = engineWanted();
  // What the demo makes lives on after it, so the engine does too, until `npm run demo:down`.
  const toolchain = await provideToolchain({ engine, keepFor: Keeper.Demo, report });
  try {
    const stack = await openDemoStack(example, toolchain.env);
    await stack.configure({ ...configuration });
    report(`pulumi up in examples/${example} …`);
    Stack.must(await stack.up());
    const outputs = await stack.outputs();
    const url = String(outputs["url"]);
    const record = parseRecord(outputs["record"]);
    const answer = await fetchFrom(url, record);
    const probe = new ClusterProbe({ engine, cluster: record.name, env: toolchain.env });
    const pods = await probe.pods("app.kubernetes.io/managed-by=berth");
    console.log(`\n${account({ example, url, answer, record, pods })}`);
  } finally {
    await toolchain.release();
  }
}

/** How long the first answer may take, in milliseconds. */
const timeoutMs = 30_000;

/** Fetches the URL at the address that its port is published on; the URL's own name needs not resolve. */
async function fetchFrom(url: string, record: ClusterRecord): Promise<string> {
  const { host, port } = new URL(url);
  const published = record.ports.find(({ hostPort }) => String(hostPort) === (port || "80"));
  if (published === undefined) {
    throw new Error(`The stack's url is ${url}, and its cluster publishes no such port.`);
  }
  const { hostPort, listenAddress: address } = published;
  const answer = await waitForAnswer({ hostPort, address, host }, timeoutMs);
  if (answer.outcome !== "answered" || answer.status !== 200) {
    throw new Error(`${url} should answer, and ${describeAnswer(answer)}.`);
  }
  return answer.body;
}
