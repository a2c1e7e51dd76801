import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Stack } from "@kind-berth-tools/stack";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { engineUnderTest, runEngine } from "../engine";
import { HoldingsOfCluster, nothing } from "../holdings-of-cluster";
import { reportedCodes } from "../reported-errors";
import { openStackOf } from "../stack-of-program";
import { engineDown } from "./engine-down";
import { StackUnderFaults } from "./stack-under-faults";

describe("before it creates anything, Pulumi", () => {
  let faults: StackUnderFaults;
  beforeAll(async () => {
    faults = await StackUnderFaults.open("refused");
  });
  afterAll(() => faults.remove());

  /** Runs `pulumi up`, which must fail and create nothing on the engine. */
  async function refused(stack = faults.stack.stack): Promise<string> {
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(await faults.holdings.look()).toEqual(nothing);
    return output;
  }

  it("rejects a host port that a process uses, and reports the process's name and ID", async () => {
    const server = createServer().listen(faults.hostPort, "127.0.0.1");
    try {
      const output = await refused();
      expect(output).toContain(`host port 127.0.0.1:${faults.hostPort}/TCP of port "`);
      expect(output).toContain("is in use: process `node`");
      expect(output).toContain(`(pid ${process.pid})`);
      expect(output).toContain("[HOST_PORT_IN_USE]");
    } finally {
      server.close();
    }
  });

  it("rejects a host port that a node of another cluster publishes, and reports its container and cluster", async () => {
    const holder = faults.run.clusterName("holder");
    const publish = ["--publish", `127.0.0.1:${faults.hostPort}:80`];
    const labels = ["--label", "io.x-k8s.kind.cluster=holder", "--label", faults.run.label];
    const image = process.env["BERTH_NODE_IMAGE"] ?? "";
    const sleep = ["--entrypoint", "sleep", image, "600"];
    await runEngine("network", "create", "--label", faults.run.label, holder);
    await runEngine(
      "run",
      "--detach",
      "--name",
      holder,
      "--network",
      holder,
      ...publish,
      ...labels,
      ...sleep,
    );
    try {
      expect(await refused()).toContain(
        `is in use: container "${holder}" of the kind cluster "holder" publishes it`,
      );
    } finally {
      await runEngine("rm", "--force", "--volumes", holder);
      await runEngine("network", "rm", holder);
    }
  });

  it("rejects a node image that cannot be found, and reports several problems together", async () => {
    await faults.stack.configure({ args: JSON.stringify({ image: "localhost:1/berth-e2e/absent:v1" }) });
    const output = await refused();
    expect(output).toContain("[NODE_IMAGE_MISSING]");
    expect(output).toContain(`${engineUnderTest()} does not have it and cannot pull it`);
    expect(output).toContain("kind build node-image");

    await faults.stack.configure({
      args: JSON.stringify({ kubernetesVersion: "1.33", loadImages: ["berth-e2e/absent:v1"] }),
    });
    const both = await refused();
    expect(both).toContain("2 problems");
    expect(both).toContain("[KUBERNETES_VERSION_NOT_OF_KIND]");
    expect(both).toContain("[LOAD_IMAGE_MISSING]");
    await faults.stack.configure({ args: "{}" });
  });

  it("fails `up` if the engine does not respond, but previews without the engine", async () => {
    const down = await faults.under(await engineDown(faults.run));
    const output = await refused(down);
    expect(output).toContain("[ENGINE_NOT_FOUND]");
    expect(output).toContain(`\`${engineUnderTest()} info\` failed:`);
    expect((await down.preview()).exitCode).toBe(0);
  });

  describe("if a name is invalid", () => {
    const canary = () => join(faults.run.folder, "canary");
    const shell = () => `a$(touch ${canary()})\`touch ${canary()}\`;touch ${canary()}|'"&`;

    it.each([
      ["cluster", "full of shell metacharacters", shell, "CLUSTER_NAME_INVALID"],
      ["cluster", "of 300 characters", () => "a".repeat(300), "CLUSTER_NAME_INVALID"],
      ["cluster", "in another script", () => "кластер-集群", "CLUSTER_NAME_INVALID"],
      ["app", "full of shell metacharacters", shell, "APP_NAME_INVALID"],
      ["app", "of 300 characters", () => "a".repeat(300), "APP_NAME_INVALID"],
      ["app", "in another script", () => "приложение-应用", "APP_NAME_INVALID"],
    ])("rejects the %s name %s by its rule, and no shell runs the name", async (of, _, name, rule) => {
      const usual = of === "cluster" ? faults.cluster : "web";
      await faults.stack.configure({ [of]: name() });
      const { exitCode, output } = await faults.stack.stack.preview();
      await faults.stack.configure({ [of]: usual });
      expect(exitCode).not.toBe(0);
      expect(output).toContain(`[${rule}]`);
      expect(existsSync(canary())).toBe(false);
    });
  });
});

describe("a program with several components that cannot work", () => {
  let run: Run;
  let stack: Stack;
  const file = (name: string) => join(run.folder, name);
  beforeAll(async () => {
    run = await claimRun();
    const files = { dependent: file("dependent"), independent: file("independent") };
    stack = await openStackOf("rejected", run, { cluster: run.clusterName("invalid"), ...files });
  });
  afterAll(async () => {
    Stack.must(await stack.destroy());
    await run.release();
  });

  /** Returns the error codes in the output, by component name. */
  function codes(output: string): Record<string, string[]> {
    const components = [
      "ExposedApp (one)",
      "ExposedApp (two)",
      "ExposedApp (three)",
      "KindCluster (invalid)",
    ];
    return Object.fromEntries(components.map((name) => [name, reportedCodes(output, `berth:index:${name}`)]));
  }

  const expected = {
    "ExposedApp (one)": ["REPLICAS_INVALID", "PATH_INVALID"],
    "ExposedApp (two)": ["PORT_UNKNOWN"],
    // The output reports an error for the cluster, but not for the cluster's app.
    "ExposedApp (three)": [],
    "KindCluster (invalid)": ["CONTROL_PLANE_MISSING"],
  };

  it("fails in the preview, which reports each component's errors next to the component", async () => {
    const { exitCode, output } = await stack.preview();
    expect(exitCode).not.toBe(0);
    expect(codes(output)).toEqual(expected);
    // The output contains Berth's messages, without extra text from Pulumi or Node.js.
    expect(output).toContain('error: app "one" on cluster "described": 2 problems');
    expect(output).not.toContain("Warning");
  });

  it("fails in an `up` without a preview, which creates only resources independent of the components", async () => {
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(codes(output)).toEqual(expected);
    expect(await new HoldingsOfCluster(run.id).look()).toEqual(nothing);
    expect(existsSync(file("dependent"))).toBe(false);
    // Control: Pulumi can create a resource that does not depend on the failed components.
    expect(existsSync(file("independent"))).toBe(true);
  });
});
