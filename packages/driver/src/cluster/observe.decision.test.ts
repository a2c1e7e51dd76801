import { BerthError, notObserved, planCluster } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { Engine, kindLabel } from "../engine/engine";
import { probeEngines } from "../engine/find-engines";
import { readOwnershipVolumes, type OwnershipVolumes } from "../ownership/ownership-volumes";
import { written } from "../ownership/volume-labels";
import { Progress } from "../process/progress";
import { stateOf } from "../state/cluster-state";
import { observeCluster, orFailure } from "./observe";
import { detectDrift } from "./reconcilers";

// observe.test.ts runs the commands. These tests run none.
jest.mock("../engine/find-engines");
jest.mock("./reconcilers");
jest.mock<object>("../ownership/ownership-volumes", () => ({
  ...jest.requireActual<object>("../ownership/ownership-volumes"),
  readOwnershipVolumes: jest.fn(),
}));

const plan = { ...planCluster({ name: "demo" }), owner: "shop/dev/demo" };
const ownership = { owner: plan.owner, instanceId: "1", token: "0a" };
const node = {
  ...{ id: "1", name: "demo-control-plane", running: true, labels: { [kindLabel.role]: "control-plane" } },
  ...{ networks: [], mounts: [], addresses: [], published: [] },
};
const state = stateOf(plan, { instanceId: "1", repairCount: "1" }, [node]);
const owned: OwnershipVolumes = { ownership, state };
const foreign: OwnershipVolumes = { ownership: { ...ownership, owner: "other" }, state: undefined };
const inService = { ...notObserved, known: true };

/** An engine that has these volumes and containers, or an error. */
interface FakeEngine {
  readonly volumes: OwnershipVolumes | Error;
  readonly containers?: readonly Container[];
}

const told: string[] = [];
let inspected: string[] = [];

/** Observes the cluster on a machine with these engines. */
async function observed(
  engines: Record<string, FakeEngine>,
  silent: { reason: string; isUnavailable: boolean }[] = [],
  signal = new AbortController().signal,
) {
  inspected = [];
  const answering = Object.entries(engines).map(([name, { containers = [] }]) => {
    const engine = new Engine(name, { family: "docker", cgroupVersion: 2 });
    jest.spyOn(engine, "clusterContainers").mockImplementation((cluster) => {
      inspected.push(`${cluster} on ${name}`);
      return Promise.resolve([...containers]);
    });
    return engine;
  });
  jest.mocked(probeEngines).mockResolvedValue({ answering, silent, names: [] });
  jest.mocked(readOwnershipVolumes).mockImplementation(({ name }) => {
    const volumes = engines[name]?.volumes;
    return volumes instanceof Error || volumes === undefined
      ? Promise.reject(volumes ?? new Error(name))
      : Promise.resolve(volumes);
  });
  told.length = 0;
  const progress = new Progress((line) => told.push(line.replace(/^\[.*?\] /u, "")));
  try {
    return { observation: await observeCluster(plan, progress, signal), answering };
  } finally {
    progress.end();
  }
}

const failure = (reason: string) => ({
  ...notObserved,
  failure: expect.objectContaining({
    code: "OBSERVATION_FAILED",
    reason: expect.stringContaining(reason) as string,
  }) as object,
});

beforeEach(() => {
  jest.mocked(detectDrift).mockReset().mockResolvedValue([]);
});

it("compares the containers with the saved state on each engine that responds", async () => {
  const { observation, answering } = await observed({
    docker: { volumes: foreign },
    podman: { volumes: owned, containers: [node] },
  });
  expect(observation).toEqual(inService);
  expect(told).toEqual(["Looking for container engines", "Observing cluster demo on docker and podman"]);
  expect(inspected).toEqual(["demo on podman"]);
  expect(jest.mocked(detectDrift).mock.calls).toEqual([[plan, answering[1], [node], state]]);
});

it("repairs drift, but does not look for drift if no container exists", async () => {
  jest.mocked(detectDrift).mockResolvedValue(["node `demo-control-plane` is stopped"]);
  const drifted = await observed({ docker: { volumes: owned, containers: [node] } });
  expect(drifted.observation).toMatchObject({
    repairCount: "2",
    reasons: [expect.stringContaining("stopped")],
  });
  jest.mocked(detectDrift).mockClear();
  const lost = await observed({ docker: { volumes: owned } });
  expect(lost.observation).toMatchObject({
    instanceId: "2",
    reasons: [expect.stringContaining("was deleted")],
  });
  expect(detectDrift).not.toHaveBeenCalled();
});

it("rejects a container that another program created, and names the differences from the plan", async () => {
  const containers = [{ ...node, id: "2", name: "demo-worker" }];
  const { observation } = await observed({ docker: { volumes: owned, containers } });
  expect(observation.refusals).toMatchObject([
    {
      code: "CLUSTER_RECREATED",
      reason: expect.stringContaining("it has no node `demo-control-plane`") as string,
    },
  ]);
});

describe("if an engine fails", () => {
  const broken: FakeEngine = { volumes: new Error("disk I/O error") };

  it("reports all failures, unless another engine has the cluster's containers", async () => {
    const other: FakeEngine = { volumes: new Error("broken pipe") };
    expect((await observed({ docker: broken, podman: other })).observation).toEqual(
      failure("Error: disk I/O error; Error: broken pipe"),
    );
    expect((await observed({ docker: broken, podman: { volumes: owned } })).observation).toEqual(
      failure("disk I/O error"),
    );
    expect((await observed({ docker: broken, podman: { volumes: foreign } })).observation).toEqual(
      failure("disk I/O error"),
    );
    const found = await observed({ docker: broken, podman: { volumes: owned, containers: [node] } });
    expect(found.observation).toEqual(inService);
  });

  it("throws an error if the step was interrupted", async () => {
    const interrupted = AbortSignal.abort(new Error("interrupted by SIGINT"));
    await expect(observed({ docker: broken }, [], interrupted)).rejects.toThrow("interrupted by SIGINT");
  });
});

describe("if an installed engine does not respond", () => {
  const stopped = { reason: "it does not run", isUnavailable: true };
  const denied = [
    { reason: "permission denied", isUnavailable: false },
    { reason: "unknown output", isUnavailable: false },
  ];

  it("reports an unexpected reason, unless the cluster is on another engine", async () => {
    expect((await observed({}, [stopped])).observation).toEqual(notObserved);
    expect((await observed({ podman: { volumes: foreign } }, [stopped, ...denied])).observation).toEqual(
      failure("permission denied; unknown output"),
    );
    const found = await observed({ podman: { volumes: owned, containers: [node] } }, denied);
    expect(found.observation).toEqual(inService);
  });
});

describe("if labels of the cluster's volumes are damaged", () => {
  const damagedState = (repairCount: string) => ({
    name: "berth-demo_1",
    labels: { ...written("demo", "state", { ...state, repairCount }), "dev.berth.facts": "%" },
  });

  it("reports the ownership volume", async () => {
    const volumes = { ownership: undefined, state: undefined, damage: "its labels do not have the format" };
    expect((await observed({ docker: { volumes, containers: [node] } })).observation).toEqual(
      failure('volume "berth-demo" was not created by Berth'),
    );
  });

  it("repairs a state whose counters are valid", async () => {
    const volumes = { ownership, state: undefined, damagedState: damagedState("3") };
    expect((await observed({ docker: { volumes, containers: [node] } })).observation).toMatchObject({
      repairCount: "4",
      reasons: [expect.stringContaining("is damaged; this update writes it again")],
    });
  });

  it("reports a state without valid counters", async () => {
    const volumes = { ownership, state: undefined, damagedState: damagedState("three") };
    expect((await observed({ docker: { volumes, containers: [node] } })).observation).toEqual(
      failure("the labels of volume `berth-demo_1` are damaged. The next update of the cluster"),
    );
  });
});

describe("orFailure", () => {
  it("returns the observation, or its failure", async () => {
    const { signal } = new AbortController();
    expect(await orFailure(plan, Promise.resolve(inService), signal)).toBe(inService);
    expect(await orFailure(plan, Promise.reject(new Error("no engine")), signal)).toEqual(
      failure("no engine"),
    );
  });

  it("describes each finding of an error in a sentence", async () => {
    const finding = {
      code: "ENGINE_NOT_FOUND",
      object: "container engine",
      state: "is not available",
    } as const;
    const error = new BerthError("container engine", [
      { ...finding, reason: "no program", remedy: "Install one." },
      { ...finding, reason: "no permission", remedy: "Join the group." },
    ]);
    const { signal } = new AbortController();
    expect(await orFailure(plan, Promise.reject(error), signal)).toEqual(
      failure("Install one. [ENGINE_NOT_FOUND] container engine is not available: no permission"),
    );
  });

  it("throws the error if the user interrupts the process", async () => {
    const error = new Error("aborted");
    await expect(orFailure(plan, Promise.reject(error), AbortSignal.abort())).rejects.toBe(error);
  });
});
