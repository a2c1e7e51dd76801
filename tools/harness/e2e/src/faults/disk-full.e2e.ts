import { getuid } from "node:process";
import { runCommand } from "@kind-berth-tools/probe";
import { Stack } from "@kind-berth-tools/stack";
import { engineUnderTest } from "../engine";
import { SmallEngine } from "./small-engine";
import { StackUnderFaults } from "./stack-under-faults";

// To fill an engine's disk without affecting other programs, the test needs a separate engine. Only root can start a separate Docker
// daemon.
const where = engineUnderTest() === "docker" && getuid?.() === 0 ? describe : describe.skip;

where("a full disk", () => {
  let faults: StackUnderFaults;
  let engine: SmallEngine;
  beforeAll(async () => {
    faults = await StackUnderFaults.open("full");
    engine = await SmallEngine.start(faults.run);
  });
  afterAll(async () => {
    Stack.must(await (await faults.under(engine.env)).destroy());
    await engine.stop();
    await faults.remove();
  });

  it("fails `up` with a suggested fix and leaves nothing behind; with free space, `up` creates the cluster", async () => {
    const stack = await faults.under(engine.env);
    await engine.leaveRoom(150);
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toContain("[DISK_SPACE_LOW]");
    expect(output).toContain(
      'is full: kind reported "no space left on device". Free disk space, for example with `docker system prune`',
    );
    expect(output).toContain("[DISK_FULL]");
    for (const list of [
      ["ps", "--all", "--quiet"],
      ["volume", "ls", "--quiet"],
    ]) {
      expect((await runCommand("docker", list, engine.env)).stdout).toBe("");
    }

    await engine.leaveRoom(4000);
    Stack.must(await stack.up());
    expect(Stack.must(await stack.preview()).output).toMatch(/Resources:\n\s+\d+ unchanged\n/u);
    expect(await faults.answer()).toMatchObject({ outcome: "answered", status: 200, body: "here\n" });
  });
});
