import { planExposure } from "../../app/plan-app";
import { record } from "../../../test/fixtures/demo-app";
import { diagnosePods } from "./diagnose-pods";
import type { PodFacts, RolloutFacts } from "./pod-facts";

const hop = planExposure({ name: "web", port: "http", containerPort: 8080 }, record, []).route.at(-1);
const old: PodFacts = { name: "web-1-a", node: "demo-worker", notReady: undefined, owner: "web-1" };
const ready: PodFacts = { ...old, name: "web-2-b", owner: "web-2" };
const failing: PodFacts = {
  ...ready,
  notReady: "container `web` is waiting",
  containers: [{ name: "web", waiting: { reason: "InvalidImageName" } }],
};
const complete: RolloutFacts = {
  deployment: "web",
  replicaSet: "web-2",
  observed: true,
  replicas: 1,
  updatedReplicas: 1,
  readyReplicas: 1,
  oldReplicas: 0,
};

function codeOf(pods: readonly PodFacts[], rollout?: Partial<RolloutFacts>) {
  if (hop === undefined) throw new Error("the route has no hop");
  const facts = { kind: "pods", pods, ...(rollout && { rollout: { ...complete, ...rollout } }) } as const;
  return diagnosePods(facts, hop, undefined).code;
}

describe("the pods of a Deployment", () => {
  it("are ready when the rollout is complete", () => {
    expect(codeOf([ready], {})).toBe("PODS_READY");
  });

  it("are not ready if only an old pod is ready; control: without rollout facts, they are ready", () => {
    expect(codeOf([old, failing], { readyReplicas: 0, oldReplicas: 1 })).toBe("IMAGE_NAME_INVALID");
    expect(codeOf([old, failing])).toBe("PODS_READY");
  });

  it("do not fail if only an old pod fails; control: without rollout facts, they fail", () => {
    const broken = { ...failing, owner: "web-1" };
    expect(codeOf([broken], { readyReplicas: 0, oldReplicas: 1 })).toBe("ROLLOUT_NOT_COMPLETE");
    expect(codeOf([broken])).toBe("IMAGE_NAME_INVALID");
  });

  it.each<[string, Partial<RolloutFacts>]>([
    ["the controller has not processed the change", { observed: false }],
    ["a new pod is missing", { replicas: 2 }],
    ["a new pod is not ready", { replicas: 2, updatedReplicas: 2 }],
    ["an old pod still exists", { oldReplicas: 1 }],
  ])("are not ready if %s, unless the rollout is paused", (_, change) => {
    expect(codeOf([ready], change)).toBe("ROLLOUT_NOT_COMPLETE");
    expect(codeOf([ready], { ...change, paused: true })).toBe("PODS_READY");
  });
});
