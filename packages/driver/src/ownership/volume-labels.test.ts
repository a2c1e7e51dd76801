import { planCluster } from "@kind-berth/topology";
import type { Volume } from "../engine/engine";
import { stateOf, type State } from "../state/cluster-state";
import { ownerOf, readCounters, readOwnership, readState, written, type Ownership } from "./volume-labels";

const plan = { ...planCluster({ name: "demo" }), owner: "shop/dev/demo" };
const ownership: Ownership = { owner: plan.owner, instanceId: "1", token: "0a" };
const state: State = {
  ...stateOf(plan, { instanceId: "2", repairCount: "3" }, []),
  containers: { "demo-control-plane": "1" },
};
const volume = (labels: Volume["labels"]): Volume => ({ name: "berth-demo", labels });
const saved = (labels: Volume["labels"] = {}) => volume({ ...written("demo", "state", state), ...labels });
const owned = (parts: object = {}) => volume(written("demo", "ownership", { ...ownership, ...parts }));

it("writes one label for each property, with the words of its name separated by `-`", () => {
  expect(
    written("demo", "ownership", { ...ownership, former: ["shop/test/demo"], others: undefined }),
  ).toEqual({
    "dev.berth.cluster": "demo",
    "dev.berth.mark": "ownership",
    "dev.berth.owner": "shop/dev/demo",
    "dev.berth.instance-id": "1",
    "dev.berth.token": "0a",
    "dev.berth.former": "[%22shop/test/demo%22]",
  });
});

it("reads the ownership that it has written, with and without former owners", () => {
  expect(readOwnership(owned())).toEqual(ownership);
  expect(readOwnership(owned({ former: ["shop/test/demo"] }))).toMatchObject({ former: ["shop/test/demo"] });
});

it.each(["former", "owner", "token", "instance-id"])(
  "rejects an ownership with a damaged label `%s`",
  (part) => {
    const labels = { ...owned({ former: [] }).labels, [`dev.berth.${part}`]: "%" };
    const damaged = readOwnership(volume(labels));
    // A damaged optional label counts as missing.
    if (part === "former") expect(damaged).toEqual(ownership);
    else expect(damaged).toBeUndefined();
  },
);

it.each(["former", "[1]", "{}"])("rejects an ownership whose former owners are %s", (former) => {
  expect(readOwnership(volume({ ...owned().labels, "dev.berth.former": former }))).toBeUndefined();
});

it("reads the state that it has written", () => {
  expect(readState(saved())).toEqual(state);
  expect(readState(undefined)).toBeUndefined();
});

it.each([
  ["facts", "null"],
  ["facts", "1"],
  ["facts", "{"],
  ["containers", "[]"],
  ["containers", '{"demo-control-plane":1}'],
  ["addresses", '{"demo-control-plane":"172.18.0.2"}'],
  ["labels", '{"worker":{"a":1}}'],
  ["edges", '{"demo-edge":1}'],
])("rejects a state whose label `%s` is %s, but reads its counters", (part, text) => {
  const damaged = saved({ [`dev.berth.${part}`]: text });
  expect(readState(damaged)).toBeUndefined();
  expect(readCounters(damaged)).toEqual({ instanceId: "2", repairCount: "3" });
});

it.each(["0", "01", "-1", "1e3", "1.5", "x1", "1x", "", "1234567890123456"])(
  "rejects the counter %j",
  (text) => {
    expect(readCounters(saved({ "dev.berth.repair-count": text }))).toBeUndefined();
    expect(readCounters(saved({ "dev.berth.instance-id": text }))).toBeUndefined();
  },
);

it("accepts a counter of up to 15 digits", () => {
  const repairCount = "109876543210987";
  expect(readCounters(saved({ "dev.berth.repair-count": repairCount }))).toMatchObject({ repairCount });
});

it("reads the owner even if the other labels are missing", () => {
  expect(ownerOf(volume({ "dev.berth.owner": "shop%2Cdev" }))).toBe("shop,dev");
  expect(ownerOf(volume({ "dev.berth.cluster": "demo" }))).toBeUndefined();
});
