import { plan } from "../../test/fixtures/demo-app";
import type { Verdict } from "../diagnosis/verdict";
import type { SystemFinding } from "../findings/finding";
import type { Route } from "../model/route";
import { deadlineOf, decideWait, type RouteObservation, type WaitState } from "./decide-wait";

const { route } = plan({});
const app = { app: "web", url: "http://web.localhost:8080/", route };
const deployed = { ...app, deployment: "web" };
const limits = { rolloutTimeout: 200_000, timeout: 100_000, permanentTimeout: 20_000 };
const problem: SystemFinding = {
  code: "APP_NOT_REACHED",
  object: 'app "web"',
  state: "is not reachable at http://web.localhost:8080/",
  reason: "the connection is refused",
  remedy: "Look somewhere.",
};
const ambiguous: SystemFinding = {
  ...problem,
  code: "APP_RESPONSE_AMBIGUOUS",
  state: "may not be reachable",
};

const service: Verdict = {
  hop: "service",
  name: "default/web",
  verdict: "pass",
  code: "SERVICE_READY",
  object: { kind: "Service", name: "web" },
  evidence: {},
  clause: "1 of 1 endpoints is ready",
};
const noEndpoints: Verdict = {
  ...service,
  verdict: "block",
  heals: "may",
  code: "SERVICE_WITHOUT_ENDPOINTS",
  clause: "it has no endpoints",
};
const ready: Verdict = {
  ...service,
  hop: "pod",
  name: "app=web",
  code: "PODS_READY",
  object: { kind: "Pods", name: "app=web" },
};
const unknown: Verdict = { ...ready, verdict: "unknown", code: "HOP_NOT_CHECKED" };
const starting: Verdict = {
  ...ready,
  verdict: "block",
  heals: "may",
  code: "CONTAINER_STARTING",
  object: { kind: "Pod", name: "web-2" },
  clause: "pod `web-2` is not ready: container `web` is waiting: ContainerCreating",
};
const noImage: Verdict = {
  ...starting,
  heals: "never",
  code: "IMAGE_NOT_FOUND",
  clause: "pod `web-2` is not ready: container `web` is waiting: ErrImagePull",
};

/** Observations of the pods, one every ten seconds. */
const observed = (...pods: readonly Verdict[]): RouteObservation[] =>
  pods.map((pod, index) => ({ at: index * 10_000, verdicts: [noEndpoints, pod] }));
const decide = (state: Partial<WaitState>, verification: Parameters<typeof decideWait>[0] = app) =>
  decideWait(
    verification,
    { problem, observations: [], elapsed: 50_000, askedAt: 49_000, settledAt: 0, ...state },
    limits,
  );

describe("an app that responds", () => {
  const responds = (...pods: readonly Verdict[]) =>
    decide({ problem: undefined, observations: observed(...pods) }, deployed);

  it("is done if Berth does not run its pods", () => {
    const state = { problem: undefined, observations: observed(noImage, noImage, noImage) };
    expect(decide(state)).toEqual({ decision: "answered" });
  });

  it("is done only if the request was sent after the last route change had reached the nodes", () => {
    const state = { problem: undefined, observations: observed(ready) };
    expect(decide({ ...state, settledAt: 49_001 }, deployed)).toEqual({ decision: "wait", hop: undefined });
    expect(decide({ ...state, settledAt: 49_000 }, deployed)).toEqual({ decision: "answered" });
  });

  it("is done when its rollout is complete, and not before", () => {
    expect(responds(starting, ready)).toEqual({ decision: "answered" });
    expect(responds(ready, starting)).toEqual({ decision: "wait", hop: starting });
    expect(responds()).toEqual({ decision: "wait", hop: undefined });
  });

  it("is done if two observations in a row cannot determine the state of its pods", () => {
    expect(responds(starting, unknown)).toEqual({ decision: "wait", hop: starting });
    expect(responds(unknown, unknown)).toEqual({ decision: "answered" });
  });

  it("fails if its new pods cannot start, and lists only the pods", () => {
    expect(responds(noImage, noImage)).toMatchObject({ decision: "wait" });
    const decision = responds(noImage, noImage, noImage);
    expect(decision).toMatchObject({
      decision: "fail",
      finding: { code: "APP_NOT_REACHED", state: "has not completed its rollout" },
    });
    expect(JSON.stringify(decision)).toContain("[IMAGE_NOT_FOUND]");
    expect(JSON.stringify(decision)).not.toContain("[SERVICE_WITHOUT_ENDPOINTS]");
  });

  it("fails if its rollout is not complete in time", () => {
    const late = { problem: undefined, observations: observed(starting), elapsed: 200_000 };
    expect(decide(late, deployed)).toMatchObject({
      decision: "fail",
      finding: { reason: expect.stringContaining("may come from an old pod") as string },
    });
    expect(decide({ ...late, elapsed: 199_999 }, deployed)).toMatchObject({ decision: "wait" });
  });
});

describe("an existing Service that responds through its NodePort", () => {
  const existing = {
    app: "web",
    url: "tcp://127.0.0.1:8080",
    route: [
      { kind: "service", namespace: "default", name: "web", port: 80, nodePort: 30080 },
    ] satisfies Route,
  };
  const otherNodePort: Verdict = {
    ...service,
    verdict: "block",
    heals: "never",
    code: "SERVICE_NODE_PORT_DIFFERS",
    clause: "its port 80 has NodePort 31234",
  };
  const notObserved: Verdict = { ...unknown, hop: "service", name: "default/web" };
  const responds = (elapsed: number, ...verdicts: readonly Verdict[]) => {
    const observations = verdicts.map((verdict, index) => ({ at: index * 10_000, verdicts: [verdict] }));
    return decide({ problem: undefined, observations, elapsed }, existing);
  };

  it("is done when the Service has the NodePort, and not before", () => {
    expect(responds(1_000)).toEqual({ decision: "wait", hop: undefined });
    expect(responds(1_000, otherNodePort)).toEqual({ decision: "wait", hop: otherNodePort });
    expect(responds(1_000, otherNodePort, service)).toEqual({ decision: "answered" });
  });

  it("is done if two observations in a row cannot determine the Service's state", () => {
    expect(responds(1_000, notObserved)).toMatchObject({ decision: "wait" });
    expect(responds(1_000, notObserved, notObserved)).toEqual({ decision: "answered" });
  });

  it("fails at the time limit if the Service has another NodePort", () => {
    const decision = responds(100_000, otherNodePort);
    expect(decision).toMatchObject({ decision: "fail", finding: { code: "APP_NOT_REACHED" } });
    expect(JSON.stringify(decision)).toMatch(
      /the response may come from another Service.*\[SERVICE_NODE_PORT_DIFFERS\].*Set the Service's type/,
    );
  });
});

describe("an app that does not respond", () => {
  it("waits for the pods first, and for the Service when the pods are ready", () => {
    expect(decide({ observations: observed(starting) })).toEqual({ decision: "wait", hop: starting });
    expect(decide({ observations: observed(ready) })).toEqual({ decision: "wait", hop: noEndpoints });
    expect(decide({})).toEqual({ decision: "wait", hop: undefined });
  });

  it("fails when the same permanent block is observed for the whole limit", () => {
    expect(decide({ observations: observed(noImage, noImage) })).toMatchObject({ decision: "wait" });
    const decision = decide({ observations: observed(noImage, noImage, noImage) });
    expect(decision).toMatchObject({ decision: "fail", finding: { code: "APP_NOT_REACHED" } });
    expect(JSON.stringify(decision)).toMatch(
      /\[SERVICE_WITHOUT_ENDPOINTS\].*\[IMAGE_NOT_FOUND\].*Correct the image/,
    );
  });

  it("fails when all responses show a permanent problem for the whole limit, and at least twice", () => {
    const state = { observations: observed(ready), permanentSince: 29_001 };
    expect(decide(state)).toMatchObject({ decision: "wait" });
    expect(decide({ ...state, permanentSince: 29_000 })).toMatchObject({ decision: "fail" });
    const short = { ...limits, permanentTimeout: 0 };
    const once = { problem, observations: [], elapsed: 1, askedAt: 0, settledAt: 0, permanentSince: 0 };
    expect(decideWait(app, once, short)).toMatchObject({ decision: "wait" });
    expect(decideWait(app, { ...once, askedAt: 1 }, short)).toMatchObject({ decision: "fail" });
  });

  it("needs two observations, even if the limit is shorter than the time between them", () => {
    const short = { ...limits, permanentTimeout: 1 };
    const state = (...pods: readonly Verdict[]) => ({
      problem,
      observations: observed(...pods),
      elapsed: 1,
      askedAt: 0,
      settledAt: 0,
    });
    expect(decideWait(app, state(noImage), short)).toMatchObject({ decision: "wait" });
    expect(decideWait(app, state(noImage, noImage), short)).toMatchObject({ decision: "fail" });
  });

  it.each<[string, Verdict]>([
    ["healed in between", ready],
    ["had another code in between", { ...noImage, code: "CONTAINER_CRASH_LOOP" }],
    ["affected another pod in between", { ...noImage, object: { kind: "Pod", name: "web-3" } }],
  ])("continues to wait if the block %s", (_, between) => {
    expect(decide({ observations: observed(noImage, between, noImage) })).toMatchObject({ decision: "wait" });
  });

  it("ignores an observation in which the hop is unknown", () => {
    expect(decide({ observations: observed(noImage, unknown, noImage) })).toMatchObject({ decision: "fail" });
    expect(decide({ observations: observed(noImage, unknown, unknown) })).toMatchObject({ decision: "wait" });
  });

  it("waits for a block that can heal until the time limit", () => {
    const observations = observed(starting, starting, starting, starting);
    expect(decide({ observations, elapsed: 99_999 })).toMatchObject({ decision: "wait" });
    expect(decide({ observations, elapsed: 100_000 })).toMatchObject({
      decision: "fail",
      finding: { reason: expect.stringContaining("[CONTAINER_STARTING]") as string },
    });
  });
});

describe("an app that receives no requests", () => {
  const rolloutOnly = { problem: undefined, rolloutOnly: true } as const;

  it("is done when its rollout is complete", () => {
    expect(decide({ ...rolloutOnly, observations: observed(ready) }, deployed)).toEqual({
      decision: "answered",
    });
  });

  it("is not done if its pods cannot be observed, and then fails without mentioning a response", () => {
    const state = { ...rolloutOnly, observations: observed(unknown, unknown) };
    expect(decide(state, deployed)).toEqual({ decision: "wait", hop: undefined });
    expect(decide({ ...state, elapsed: 100_000 }, deployed)).toMatchObject({
      decision: "fail",
      finding: { reason: expect.stringMatching(/^a new pod is not ready, or an old pod remains/) as string },
    });
  });
});

describe("the time limit", () => {
  const deadline = (...pods: readonly Verdict[]) => deadlineOf(deployed, observed(...pods), limits);

  it("is the rollout limit until the rollout is complete", () => {
    expect(deadline()).toBe(200_000);
    expect(deadline(starting)).toBe(200_000);
    expect(deadline(ready, starting)).toBe(200_000);
  });

  it("starts again when the rollout is complete", () => {
    expect(deadline(starting, ready)).toBe(110_000);
    expect(deadline(starting, ready, ready)).toBe(110_000);
  });

  it("treats the rollout as complete if two observations in a row cannot determine the state of the pods", () => {
    expect(deadline(unknown)).toBe(200_000);
    expect(deadline(starting, unknown, unknown)).toBe(110_000);
  });

  it("is the response limit if Berth does not run the pods", () => {
    expect(deadlineOf(app, observed(starting), limits)).toBe(100_000);
  });
});

it("keeps the state of a hop that the latest observation does not cover", () => {
  const onlyPods = {
    at: 30_000,
    verdicts: [{ ...unknown, hop: "service", name: "default/web" }, ready],
  } as const;
  const observations = [...observed(ready), onlyPods];
  expect(decide({ observations })).toEqual({ decision: "wait", hop: noEndpoints });
});

it("fails if a missing Service explains an ambiguous response; control: not if the Service exists", () => {
  const at = (verdict: Verdict) =>
    decide({
      problem: ambiguous,
      observations: [{ at: 0, verdicts: [verdict, ready] }],
      elapsed: 100_000,
    });
  const missing = { ...noEndpoints, code: "OBJECT_MISSING", clause: "it does not exist" } as const;
  expect(at(missing)).toMatchObject({ finding: { code: "APP_NOT_REACHED" } });
  expect(at(service)).toMatchObject({ finding: { code: "APP_RESPONSE_AMBIGUOUS" } });
});

it("keeps the warning about an ambiguous response, unless the pods or the Ingress explain the response", () => {
  const at = (...pods: readonly Verdict[]) =>
    decide({ problem: ambiguous, observations: observed(...pods), elapsed: 100_000 });
  expect(at(ready)).toMatchObject({ finding: { code: "APP_RESPONSE_AMBIGUOUS" } });
  const noIngress = { ...noEndpoints, hop: "ingress", code: "INGRESS_NOT_SERVED" } as const;
  const observations = [{ at: 0, verdicts: [noIngress, ready] }];
  expect(decide({ problem: ambiguous, observations, elapsed: 100_000 })).toMatchObject({
    finding: { code: "APP_NOT_REACHED" },
  });
  expect(at(starting)).toMatchObject({
    finding: { code: "APP_NOT_REACHED", state: "is not reachable at http://web.localhost:8080/" },
  });
});
