import { Stack } from "@kind-berth-tools/stack";
import type { ConfiguredStack } from "../configured-stack";
import { freePorts } from "../free-ports";
import { HoldingsOfCluster, nothing } from "../holdings-of-cluster";
import { StacksOfRun } from "../stacks/stacks-of-run";
import { askAsReader, runAsReader } from "./ask";
import { defaultPorts, readReadme, type Readme } from "./readme";

describe.each([
  { example: "https", questions: 3 },
  { example: "gateway", questions: 4 },
  { example: "tcp-and-udp", questions: 3 },
  { example: "highly-available", questions: 1 },
  { example: "helm-chart", questions: 2 },
])("examples/$example", ({ example, questions }) => {
  let stacks: StacksOfRun;
  let stack: ConfiguredStack;
  let readme: Readme;
  let holdings: HoldingsOfCluster;

  beforeAll(async () => {
    stacks = await StacksOfRun.claim();
    const clusterName = stacks.run.clusterName(example);
    const names = Object.keys(defaultPorts(example));
    const free = await freePorts(names.length);
    const ports = Object.fromEntries(names.map((name, index) => [name, free[index] ?? 0]));
    readme = readReadme(example, ports);
    const portTexts = Object.entries(ports).map(([name, port]) => [name, String(port)] as const);
    stack = await stacks.open({ example }, { clusterName, ...Object.fromEntries(portTexts) });
    await stack.up();
    holdings = new HoldingsOfCluster(clusterName);
    expect((await holdings.look()).volumes).not.toEqual([]);
    for (const command of readme.preparations) await runAsReader(command, stack.stack);
  });

  afterAll(async () => {
    await stacks.remove();
    expect(await holdings.look()).toEqual(nothing);
  });

  it("answers what its README says", async () => {
    const answered = await Promise.all(
      readme.promised.map(async (promised) => ({
        ...promised,
        answer: await askAsReader(promised, stack.stack),
      })),
    );
    expect(readme.promised).toHaveLength(questions);
    expect(answered).toEqual(readme.promised);
  });

  it("changes nothing when run again", async () => {
    Stack.must(await stack.stack.preview(["--expect-no-changes"]));
  });
});
