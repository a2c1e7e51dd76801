import { planCluster } from "@kind-berth/topology";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stateOf } from "../../src/state/cluster-state";
import type { Container } from "../../src/engine/container";
import { Engine, type Volume } from "../../src/engine/engine";
import type { EngineInfo } from "../../src/engine/engine-info";
import { Progress } from "../../src/process/progress";
import { acquireOwnership, readOwnershipVolumes, writeState } from "../../src/ownership/ownership-volumes";

/** A cluster's volumes, in the format that the first published version writes. Later versions must write and read the same format. */
const file = join(__dirname, "volumes.json");

/** An engine that keeps its volumes in memory. */
class MemoryEngine extends Engine {
  constructor(readonly stored: Volume[] = []) {
    super("memory", {} as EngineInfo);
  }

  override createVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    this.stored.push({ name, labels });
    return Promise.resolve();
  }

  override volumeNames(): Promise<string[]> {
    return Promise.resolve(this.stored.map(({ name }) => name));
  }

  override volumes(key: string, value: string): Promise<Volume[]> {
    return Promise.resolve(this.stored.filter(({ labels }) => labels[key] === value));
  }
}

const plan = {
  ...planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "debug", hostPort: 9229, containerPort: 9229, publish: "edge" },
    ],
  }),
  owner: "shop/dev/demo",
};

const containers = [
  containerOf("demo-control-plane", "c1", ["172.18.0.2"]),
  containerOf("demo-worker", "c2", ["172.18.0.3", "fc00::3"]),
];

const state = stateOf(plan, { instanceId: "2", repairCount: "3" }, containers);

function containerOf(name: string, id: string, addresses: readonly string[]): Container {
  return { name, id, addresses, running: true, labels: {}, networks: ["kind"], published: [], mounts: [] };
}

const recorded = () => JSON.parse(readFileSync(file, "utf8")) as Volume[];

it("writes a cluster's volumes in the recorded format", async () => {
  const engine = new MemoryEngine();
  await acquireOwnership(engine, plan, "2");
  await writeState(engine, plan, state, new Progress(() => undefined));
  const written = engine.stored.map(({ name, labels }) => {
    const token = labels["dev.berth.token"] === undefined ? {} : { "dev.berth.token": "a token" };
    return { name, labels: { ...labels, ...token } };
  });
  if (process.env["BERTH_RECORD_STACKS"] === "yes")
    writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
  expect(written).toEqual(recorded());
});

it("reads the recorded volumes", async () => {
  expect(await readOwnershipVolumes(new MemoryEngine(recorded()), plan)).toEqual({
    ownership: { owner: "shop/dev/demo", instanceId: "2", token: "a token" },
    state,
  });
});
