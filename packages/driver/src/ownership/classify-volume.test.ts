import { planCluster } from "@kind-berth/topology";
import { stateOf } from "../state/cluster-state";
import type { Volume } from "../engine/engine";
import { written } from "./volume-labels";
import { isOwnedBy, classifyVolume, nextGeneration, whyNotOwned } from "./classify-volume";

const owner = "shop/dev/demo";
const plan = { ...planCluster({ name: "demo" }), owner };
const generation = "dev.berth.generation";
const ownership: Volume = {
  name: "berth-demo",
  labels: written("demo", "ownership", { owner, instanceId: "1", token: "0a", former: ["shop/test/demo"] }),
};
const state: Volume = {
  name: "berth-demo_7",
  labels: {
    ...written("demo", "state", stateOf(plan, { instanceId: "1", repairCount: "1" }, [])),
    [generation]: "7",
  },
};
const changed = (volume: Volume, labels: Record<string, string | undefined>, name = volume.name): Volume => ({
  name,
  labels: Object.fromEntries(
    Object.entries({ ...volume.labels, ...labels }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  ),
});

it("recognizes an ownership volume and a state volume that Berth has created", () => {
  expect(classifyVolume(ownership, "demo")).toMatchObject({
    is: "ownership",
    ownership: { owner, instanceId: "1", token: "0a", former: ["shop/test/demo"] },
  });
  expect(classifyVolume(state, "demo")).toMatchObject({ is: "state", owner, generation: 7 });
});

it.each<[string, Volume, string]>([
  [
    "only the cluster label",
    { name: "pgdata", labels: { "dev.berth.cluster": "demo" } },
    "no label `dev.berth.owner`",
  ],
  [
    "the label of another cluster",
    changed(ownership, { "dev.berth.cluster": "other" }),
    "no label `dev.berth.cluster=demo`",
  ],
  ["no mark label", changed(ownership, { "dev.berth.mark": undefined }), "no label `dev.berth.mark`"],
  ["an unknown mark", changed(ownership, { "dev.berth.mark": "note" }), "no label `dev.berth.mark`"],
  [
    "the ownership volume's labels and a different name",
    changed(ownership, {}, "pgdata"),
    "the name of the ownership volume is `berth-demo`",
  ],
  [
    "the ownership volume's name and no owner",
    changed(ownership, { "dev.berth.owner": undefined }),
    "no label",
  ],
  [
    "the ownership volume's name and no token",
    changed(ownership, { "dev.berth.token": undefined }),
    "do not have the format",
  ],
  [
    "a state volume's labels and a different name",
    changed(state, {}, "pgdata"),
    "the name of the state volume of generation 7 is `berth-demo_7`",
  ],
  [
    "a state volume's labels and the ownership volume's name",
    changed(state, {}, "berth-demo"),
    "the name of the state volume of generation 7 is `berth-demo_7`",
  ],
  [
    "a generation that differs from its name",
    changed(state, { [generation]: "8" }),
    "the name of the state volume of generation 8 is `berth-demo_8`",
  ],
  ["no generation", changed(state, { [generation]: undefined }), "is not a number"],
  ["a generation that is not a number", changed(state, { [generation]: "7e0" }), "is not a number"],
])("classifies a volume as foreign if it has %s", (_, volume, why) => {
  const mark = classifyVolume(volume, "demo");
  expect(mark).toMatchObject({ is: "foreign" });
  expect(whyNotOwned(mark, [owner])).toContain(why);
  expect(isOwnedBy(mark, [owner])).toBe(false);
});

it("does not treat another owner's volumes as owned, and names their owner", () => {
  for (const volume of [ownership, state]) {
    const mark = classifyVolume(volume, "demo");
    expect(whyNotOwned(mark, ["shop/test/demo", owner])).toBeUndefined();
    expect(whyNotOwned(mark, ["shop/prod/demo"])).toBe(
      "its label `dev.berth.owner` names another owner, shop/dev/demo",
    );
  }
});

it("returns a generation that is higher than those of all existing state volumes", () => {
  expect(nextGeneration([], "demo")).toBe(1);
  expect(nextGeneration(["berth-demo", "berth-demo_3", "berth-demo-2_9", "other"], "demo")).toBe(4);
  expect(nextGeneration(["berth-demo_x", "berth-demo_1e9"], "demo")).toBe(1);
});
