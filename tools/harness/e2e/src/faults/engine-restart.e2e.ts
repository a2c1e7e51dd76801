import { getuid } from "node:process";
import { runCommand } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { engineUnderTest } from "../engine";
import { SmallEngine } from "./small-engine";
import { StackUnderFaults } from "./stack-under-faults";

// To restart an engine without affecting other programs, the test needs a separate engine. Only root can start a separate Docker daemon.
const where = engineUnderTest() === "docker" && getuid?.() === 0 ? describe : describe.skip;

where("a cluster whose engine or nodes fail", () => {
  let faults: StackUnderFaults;
  let engine: SmallEngine;
  let stack: Stack;

  beforeAll(async () => {
    faults = await StackUnderFaults.open("restart");
    engine = await SmallEngine.start(faults.run);
    stack = await faults.under(engine.env);
    const nodes = [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }];
    await stack.configure({ args: JSON.stringify({ nodes }) });
    Stack.must(await stack.up());
  });
  afterAll(async () => {
    Stack.must(await stack.destroy());
    await engine.stop();
    await faults.remove();
  });

  const docker = (...args: string[]) => runCommand("docker", args, engine.env);
  const ids = async () => (await docker("ps", "--all", "--quiet", "--no-trunc")).stdout.split("\n").sort();
  const worker = () => `${faults.cluster}-worker2`;

  /** Runs `up`, and then checks that the cluster is in service. */
  async function upAndInService(): Promise<void> {
    Stack.must(await stack.up());
    await isInService();
  }

  /** Checks that a preview shows no changes and that the app responds through the host port. */
  async function isInService(): Promise<void> {
    Stack.must(await stack.preview(["--expect-no-changes"]));
    expect(await faults.answer()).toMatchObject({ outcome: "answered", status: 200, body: "here\n" });
  }

  it("is in service before any failure", async () => {
    await isInService();
  });

  it("is in service after an engine restart and `up`, on the same nodes, whatever their new addresses", async () => {
    const before = await ids();
    await engine.restart();
    await upAndInService();
    expect(await ids()).toEqual(before);
  });

  it("is in service after `up` if all nodes were stopped", async () => {
    const before = await ids();
    await docker("stop", ...before.filter((id) => id !== ""));
    expect(Stack.must(await stack.preview()).output).toContain(`container \`${worker()}\` is stopped`);
    await upAndInService();
    expect(await ids()).toEqual(before);
  });

  it("is recreated by `up` if the container of one node was removed, because kind cannot add a node", async () => {
    const before = await ids();
    await docker("rm", "--force", "--volumes", worker());
    expect(Stack.must(await stack.preview()).output).toContain(
      `\`${worker()}\` of cluster \`${faults.cluster}\` was removed outside Pulumi`,
    );
    await upAndInService();
    expect((await ids()).filter((id) => before.includes(id))).toEqual([""]);
  });
});
