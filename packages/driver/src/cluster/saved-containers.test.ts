import { planCluster } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { kindLabel } from "../engine/engine";
import { stateOf, type State } from "../state/cluster-state";
import { compareSaved, refuseRecreated } from "./saved-containers";

const plan = planCluster({ name: "demo", nodes: [{ role: "control-plane" }, { role: "worker" }] });

function container(name: string, id: string): Container {
  const role = name === "demo-worker" ? "worker" : "control-plane";
  return {
    id,
    name,
    running: true,
    labels: { [kindLabel.role]: role },
    networks: [],
    mounts: [],
    addresses: [],
    published: [],
  };
}

const controlPlane = container("demo-control-plane", "1");
const worker = container("demo-worker", "2");
const saved = (...containers: Container[]): State =>
  stateOf(plan, { instanceId: "1", repairCount: "1" }, containers);
const both = saved(controlPlane, worker);

describe("compareSaved", () => {
  it("cannot compare if the state contains no containers", () => {
    expect(compareSaved(undefined, [controlPlane])).toBeUndefined();
    expect(compareSaved(saved(), [controlPlane])).toBeUndefined();
  });

  it("distinguishes unchanged, missing and other containers", () => {
    expect(compareSaved(both, [worker, controlPlane])).toBe("whole");
    expect(compareSaved(both, [controlPlane])).toBe("lost");
    expect(compareSaved(both, [])).toBe("lost");
    expect(compareSaved(both, [controlPlane, container("demo-worker", "3")])).toBe("strange");
  });
});

describe("refuseRecreated", () => {
  it.each([
    ["no state was saved", undefined, [controlPlane]],
    ["all containers are unchanged", both, [controlPlane, worker]],
    ["a container is missing", both, [worker]],
  ])("accepts the containers if %s", (_, state, containers) => {
    expect(() => {
      refuseRecreated(plan, state, containers);
    }).not.toThrow();
  });

  it("rejects containers that another program has created, and names the differences from the plan", () => {
    expect(() => {
      refuseRecreated(plan, both, [container("demo-control-plane", "3")]);
    }).toThrow(/^cluster "demo": 1 problem\n.*it has no node `demo-worker`.*\[CLUSTER_RECREATED\]/);
  });
});
