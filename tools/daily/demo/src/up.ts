import { ClusterProbe } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { engineWanted, Keeper, provideToolchain, timed } from "@kind-berth-tools/toolchain";
import { parseRecord } from "@kind-berth/topology";
import { account } from "./account";
import { createPlainCluster } from "./cluster/plain-cluster";
import { clusterEnv, forgetDemoStacks, openDemoStack } from "./demo-stacks";
import { readExample, withSettings, type Example, type ExampleStack } from "./example";
import { stateFolder } from "./folders";
import { report } from "./report";
import { withPaths, writeOutputFile, type OutputFile } from "./requests/output-file";
import { seeRejection } from "./requests/rejection";
import { sendUntilPromised, type SeenAnswer } from "./requests/send";
import { saveWishes } from "./saved-settings";
import type { Wishes } from "./settings";

/**
 * Creates an example by following the steps in its README, sends the README's requests, and prints the answers. A second run changes
 * nothing.
 *
 * @param name - the example's folder under `examples`.
 * @param wishes - the command-line options. They are saved so that later runs do not need them.
 * @throws Error with the failed tool's output, or with the answers that differ from the README. After an error, the created resources
 * remain, so the next run continues from there.
 */
export async function up(name: string, wishes: Wishes): Promise<void> {
  const own = readExample(name);
  const settings = await saveWishes(own, wishes);
  const example = withSettings(own, settings);
  const { clusterName } = settings;
  const engine = engineWanted();
  // The demo's cluster outlives this process, so the engine must run until `npm run demo:down`.
  const toolchain = await provideToolchain({ engine, keepFor: Keeper.Demo, report });
  try {
    if (example.kindConfig !== undefined) {
      const cluster = { name: clusterName, folder: stateFolder(name), toolchain };
      const isNew = await createPlainCluster(cluster, example.kindConfig, own.settings, settings);
      if (isNew) await forgetDemoStacks(example);
    }
    const { first, last, files } = await bringAllUp(example, toolchain.env);
    const answers = await seeAnswers(example, files);
    const rejections = await seeRejections(example, last);
    mustBeAsPromised(name, [...answers, ...rejections]);
    const record = parseRecord((await first.outputs())["record"]);
    const probe = new ClusterProbe({ engine, cluster: clusterName, env: toolchain.env });
    const pods = await probe.pods("app.kubernetes.io/managed-by=berth");
    const byHand = { env: { ...last.stateEnv, ...clusterEnv(example) }, folder: last.settings };
    console.log(`\n${account({ example, record, pods, answers, rejections, byHand })}`);
  } finally {
    await toolchain.release();
  }
}

/** Runs `pulumi up` for each stack in order, and creates the files that the commands in the README write. */
async function bringAllUp(example: Example, env: Readonly<Record<string, string>>) {
  const stacks: Stack[] = [];
  const files: OutputFile[] = [];
  for (const stack of example.stacks) {
    const opened = await bringUp(example, stack, env);
    stacks.push(opened);
    for (const command of stack.afterUp) files.push(await writeOutputFile(command, opened));
  }
  const [first] = stacks;
  const last = stacks.at(-1);
  if (first === undefined || last === undefined) {
    throw new Error(`examples/${example.name}/README.md contains no command that creates a stack.`);
  }
  return { first, last, files };
}

/** Opens a stack, configures it and runs `pulumi up`. */
function bringUp(
  example: Example,
  stack: ExampleStack,
  env: Readonly<Record<string, string>>,
): Promise<Stack> {
  return timed(report, `pulumi up in ${stack.folder}`, async () => {
    const opened = await openDemoStack(example, stack, env);
    await opened.clearDeadLocks();
    await opened.configure(stack.config);
    Stack.must(await opened.up());
    return opened;
  });
}

/** Sends all of the README's requests at the same time. */
function seeAnswers({ name, answers }: Example, files: readonly OutputFile[]): Promise<SeenAnswer[]> {
  const promised = answers.map(({ command, answer }) => ({ command: withPaths(command, files), answer }));
  return timed(report, `sending the requests of examples/${name}/README.md`, () =>
    Promise.all(promised.map((one) => sendUntilPromised(one))),
  );
}

/** Runs the last stack's previews that, according to the README, Pulumi must reject. */
async function seeRejections({ rejections }: Example, stack: Stack): Promise<SeenAnswer[]> {
  const seen: SeenAnswer[] = [];
  for (const rejection of rejections) {
    const preview = () => seeRejection(rejection, stack);
    seen.push(await timed(report, "running a preview that Berth must reject", preview));
  }
  return seen;
}

function mustBeAsPromised(name: string, seen: readonly SeenAnswer[]): void {
  const wrong = seen.filter(({ asPromised }) => !asPromised);
  if (wrong.length === 0) return;
  const lines = wrong.map(
    ({ command, answer, seen: got }) =>
      `    ${command}\n        expected: ${answer}\n        received: ${got}`,
  );
  throw new Error(`The responses differ from examples/${name}/README.md:\n${lines.join("\n")}`);
}
