import { Stack } from "@kind-berth-tools/stack";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { nothing } from "../holdings-of-cluster";
import { LifeUnderTest, type LifeStack } from "./life-under-test";

let life: LifeUnderTest;

/** Runs tests on only one engine if their result does not depend on the engine. */
const itOnDocker = engineUnderTest() === "docker" ? it : it.skip;

/** Environment variables with which no engine responds. A preview then has the same result as without Berth's drift detection. */
const noEngine = { DOCKER_HOST: "tcp://127.0.0.1:1", KIND_EXPERIMENTAL_PROVIDER: "docker" };

/** Runs a preview in the same way as on a machine without an engine. */
async function previewWithoutEngine(mine: LifeStack): Promise<string> {
  const before = { ...process.env };
  Object.assign(process.env, noEngine);
  try {
    return await mine.previewed(["--expect-no-changes"]);
  } finally {
    process.env = before;
  }
}

/** Returns a test that keeps its stack in service. */
const inService = (test: (mine: LifeStack) => Promise<void>) => () =>
  life.inService(async (mine) => {
    await test(mine);
    return mine;
  });

/** Returns a test that removes its stack's resources. */
const lastOfService = (test: (mine: LifeStack) => Promise<void>) => () =>
  life.inService(async (mine) => {
    await test(mine);
    expect(await life.onEngine()).toEqual(nothing);
    return undefined;
  });

/** Deletes the cluster, and runs an `up` that recreates the cluster but fails before it creates the app's objects. */
async function failRecreation(mine: LifeStack): Promise<void> {
  await deleteByHand();
  await mine.stack.configure({ unavailable: "true" });
  expect((await mine.stack.up()).exitCode).not.toBe(0);
  const resources = await mine.resources();
  // Pulumi has deleted the old Deployment, and needs the Deployment's provider to continue.
  const deployment = resources.find(({ type }) => type === "kubernetes:apps/v1:Deployment");
  expect(deployment).toMatchObject({ pendingReplacement: true });
  expect(resources.map(({ urn, id = "" }) => `${urn}::${id}`)).toContain(deployment?.provider);
}

const container = () => life.probe.container("control-plane");
const containerId = async () => (await life.engine("inspect", "--format", "{{.Id}}", container())).trim();
const labels = () => life.probe.kubectl(["get", "nodes", "--show-labels", "--no-headers"]);
const deleteByHand = () => life.deleteByHand();

beforeAll(async () => {
  life = await LifeUnderTest.prepare();
});
afterAll(() => life.remove());

it("creates one cluster if two stacks run `up` at once for one name; the other `up` reports the owner", () =>
  life.fromNothing(async () => {
    const [one, other] = life.stacks;
    const [first, second] = await Promise.all([one.stack.up(), other.stack.up()]);
    const loser = first.exitCode === 0 ? second : first;
    expect([first.exitCode, second.exitCode].filter((code) => code === 0)).toHaveLength(1);
    expect(loser.output).toMatch(/and belongs to life\/\w+\/life: .*\[CLUSTER_EXISTS\]/u);
    const mine = first.exitCode === 0 ? one : other;
    await mine.upAndInService();
    return mine;
  }));

it(
  "reports the node's container ID in the cluster record",
  inService(async (mine) => {
    expect(await mine.stack.outputs()).toMatchObject({
      record: { nodes: [{ name: "control-plane", containerId: await containerId() }] },
    });
  }),
);

itOnDocker(
  "previews without a change if no engine responds",
  inService(async (mine) => {
    expect(await previewWithoutEngine(mine)).not.toContain("warning:");
  }),
);

it(
  "changes a node label in place",
  inService(async (mine) => {
    const id = await containerId();
    const tier = await mine.changeTier();
    // The preview updates only the cluster and its Command. The kubeconfig stays known, so no objects in the cluster change.
    expect(await mine.previewed()).toMatch(/\n +~ 2 to update\n +\d+ unchanged\n/u);
    await mine.upAndInService();
    expect(await labels()).toContain(`tier=${tier}`);
    expect(await containerId()).toBe(id);
  }),
);

itOnDocker(
  "keeps the cluster when the stack is renamed",
  inService(async (mine) => {
    const id = await containerId();
    await mine.stack.rename("renamed");
    await mine.upAndInService();
    expect(await containerId()).toBe(id);
  }),
);

it(
  "restores a removed node label and uncordons a cordoned node",
  inService(async (mine) => {
    const tier = await mine.withTier();
    await life.probe.kubectl(["label", "node", container(), "tier-"]);
    await life.probe.kubectl(["cordon", container()]);
    await previewWithoutEngine(mine);
    const refreshed = Stack.must(await mine.stack.refresh(["--run-program"])).output;
    for (const output of [refreshed, await mine.previewed()]) {
      expect(output).toContain(`node \`${container()}\` is cordoned`);
      expect(output).toContain(`label \`tier\` of node \`${container()}\` is missing`);
    }
    await mine.upAndInService();
    expect(await labels()).toContain(`tier=${tier}`);
  }),
);

it(
  "starts a stopped node again",
  inService(async (mine) => {
    await life.engine("stop", container());
    expect(await mine.previewed()).toContain(`container \`${container()}\` is stopped`);
    await mine.upAndInService();
  }),
);

itOnDocker(
  "resumes if the driver was killed while it changed the cluster in place",
  inService(async (mine) => {
    const id = await containerId();
    for (const phase of ["Inspecting cluster", `Starting ${container()}`]) {
      await life.engine("stop", container());
      expect((await mine.upKilledAt(phase)).exitCode).not.toBe(0);
    }
    await mine.upAndInService();
    expect(await containerId()).toBe(id);
  }),
);

itOnDocker(
  "recreates a cluster that was deleted outside Pulumi, even if the driver is killed in each phase",
  inService(async (mine) => {
    await deleteByHand();
    expect(await mine.answer()).toBe("nothing listens on it");
    // The control: without drift detection, the preview shows no changes.
    await previewWithoutEngine(mine);
    expect(await mine.previewed()).toContain(
      `cluster \`${life.cluster}\` was deleted outside Pulumi; this update recreates the cluster and everything on it`,
    );
    for (const phase of ["Creating cluster", "Starting control-plane", "Waiting until"]) {
      expect((await mine.upKilledAt(phase)).exitCode).not.toBe(0);
    }
    await mine.upAndInService();
  }),
);

itOnDocker(
  "continues a recreation that failed before Pulumi created the app's objects",
  inService(async (mine) => {
    await failRecreation(mine);
    await mine.stack.configure({ unavailable: "false" });
    await mine.upAndInService();
    // The new cluster has another provider than the first one. A machine without an engine does not know its name.
    expect(await previewWithoutEngine(mine)).not.toContain("warning:");
  }),
);

itOnDocker(
  "destroys a cluster whose recreation failed before Pulumi created the app's objects",
  lastOfService(async (mine) => {
    await failRecreation(mine);
    Stack.must(await mine.stack.destroy());
    await mine.stack.configure({ unavailable: "false" });
  }),
);

itOnDocker(
  "recreates a deleted cluster after `refresh`",
  inService(async (mine) => {
    await deleteByHand();
    Stack.must(await mine.stack.refresh());
    await mine.upAndInService();
  }),
);

itOnDocker(
  "rejects a cluster that was recreated outside Pulumi with other ports, and `destroy` keeps it",
  lastOfService(async (mine) => {
    const [hostPort = 0] = await freePorts(1);
    await deleteByHand();
    await life.makeByHand({ name: "direct", hostPort, containerPort: 8081 });
    for (const run of [await mine.stack.preview(), await mine.stack.up()]) {
      expect(run.exitCode).not.toBe(0);
      expect(run.output).toMatch(
        /publishes 127\.0\.0\.1:\d+\/TCP -> 8081, but the plan has .*CLUSTER_RECREATED/u,
      );
    }
    const id = await containerId();
    Stack.must(await mine.stack.destroy());
    expect(await containerId()).toBe(id);
    await deleteByHand();
  }),
);

it(
  "destroys the remains of a cluster that was deleted outside Pulumi",
  lastOfService(async (mine) => {
    await deleteByHand();
    Stack.must(await mine.stack.destroy());
  }),
);

itOnDocker(
  "creates one cluster if two copies of one stack run `up` at once; the other `up` waits, or reports the conflict",
  () =>
    life.fromNothing(async () => {
      const [mine] = life.stacks;
      const twin = await life.twinOf(mine);
      const runs = await Promise.all([mine, twin].map(async (one) => ({ one, run: await one.stack.up() })));
      const succeeded = runs.filter(({ run }) => run.exitCode === 0);
      const [winner] = succeeded;
      if (winner === undefined) throw new Error("no `up` succeeded");
      // A fast machine creates the cluster before the other run stops waiting. The other run then finds the complete cluster.
      for (const { run } of runs.filter(({ run }) => run.exitCode !== 0))
        expect(run.output).toMatch(
          /process \d+ on this machine runs the step "create" for a stack .*\[CLUSTER_BUSY\]/u,
        );
      for (const { one } of succeeded)
        expect(await one.stack.outputs()).toMatchObject({
          record: { nodes: [{ containerId: await containerId() }] },
        });
      expect(runs.filter(({ run }) => run.output.includes("Preparing nodes"))).toHaveLength(1);
      await winner.one.upAndInService();
      return winner.one;
    }),
);

itOnDocker(
  "resumes if the driver was killed while it deleted the cluster",
  lastOfService(async (mine) => {
    expect((await mine.destroyKilledAt("Deleting cluster")).exitCode).not.toBe(0);
    Stack.must(await mine.stack.destroy());
  }),
);
