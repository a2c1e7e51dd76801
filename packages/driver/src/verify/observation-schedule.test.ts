import {
  planCluster,
  planExposure,
  planVerification,
  recordOf,
  type RouteObservation,
  type Verdict,
} from "@kind-berth/topology";
import { dueObservation, type ObservationState } from "./observation-schedule";

const limits = { rolloutTimeout: 600_000, timeout: 30_000, permanentTimeout: 45_000 };
const { route } = planVerification(
  planExposure(
    { name: "web", port: "http", containerPort: 8080 },
    recordOf(
      planCluster({ name: "demo", portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }] }),
    ),
    [],
  ),
);
const deployed = { route, deployment: "web" };

const observed = (at: number, verdict: "pass" | "block"): RouteObservation => ({
  at,
  verdicts: [{ hop: "pod", name: "app=web", verdict } as Verdict],
});
const due = (state: Partial<ObservationState>, { deployment }: Partial<typeof deployed> = deployed) =>
  dueObservation(
    deployment === undefined ? { route } : deployed,
    { hasProblem: true, observations: [], elapsed: 0, lastTook: 0, lastRouteAt: 0, ...state },
    limits,
  );

describe("while the app does not respond", () => {
  const rollingOut = { observations: [observed(4_000, "block")] };

  it("observes the pods, and less often the whole route, if the rollout is in progress", () => {
    expect(due({ elapsed: 1_999 })).toBeUndefined();
    expect(due({ elapsed: 2_000 })).toBe("pods");
    expect(due({ ...rollingOut, elapsed: 5_999 })).toBeUndefined();
    expect(due({ ...rollingOut, elapsed: 6_000 })).toBe("pods");
    expect(due({ ...rollingOut, elapsed: 10_000 })).toBe("route");
    expect(due({ ...rollingOut, elapsed: 10_000, lastRouteAt: 1_000 })).toBe("pods");
  });

  it("observes the whole route when the pods are ready", () => {
    const rolledOut = { observations: [observed(4_000, "pass")] };
    expect(due({ ...rolledOut, elapsed: 6_999 })).toBeUndefined();
    expect(due({ ...rolledOut, elapsed: 7_000 })).toBe("route");
  });

  it("observes the whole route if Berth does not run the pods", () => {
    expect(due({ elapsed: 2_999 }, {})).toBeUndefined();
    expect(due({ elapsed: 3_000 }, {})).toBe("route");
  });

  it("waits longer after an observation that took long", () => {
    expect(due({ ...rollingOut, elapsed: 6_001, lastTook: 1_001 })).toBeUndefined();
    expect(due({ ...rollingOut, elapsed: 6_002, lastTook: 1_001 })).toBe("pods");
  });

  it("waits still longer after the first seconds", () => {
    const later = { observations: [observed(24_000, "block")], lastRouteAt: 24_000 };
    expect(due({ ...later, elapsed: 28_003, lastTook: 1_001 })).toBeUndefined();
    expect(due({ ...later, elapsed: 28_004, lastTook: 1_001 })).toBe("pods");
    // The pause after the observation has a limit: 24 s + 3 s + 5 s.
    expect(due({ ...later, elapsed: 31_999, lastTook: 3_000 })).toBeUndefined();
    expect(due({ ...later, elapsed: 32_000, lastTook: 3_000 })).toBe("pods");
  });

  it("observes the whole route at the time limit, however long observations take", () => {
    expect(due({ ...rollingOut, elapsed: 600_000, lastRouteAt: 599_000, lastTook: 300_000 })).toBe("route");
  });
});

describe("while the app responds", () => {
  const responding = { hasProblem: false };

  it("observes the pods at once, and then every second", () => {
    expect(due(responding)).toBe("pods");
    const again = { ...responding, observations: [observed(4_000, "block")] };
    expect(due({ ...again, elapsed: 4_999 })).toBeUndefined();
    expect(due({ ...again, elapsed: 5_000 })).toBe("pods");
  });

  it("observes nothing if Berth does not run the pods", () => {
    expect(due({ ...responding, elapsed: 60_000 }, {})).toBeUndefined();
  });
});

it("observes an existing Service once the app responds through its NodePort; control: not behind an Ingress", () => {
  const state = { hasProblem: false, observations: [], elapsed: 0, lastTook: 0, lastRouteAt: 0 };
  const service = { kind: "service", namespace: "default", name: "web", port: 80 } as const;
  expect(dueObservation({ route: [{ ...service, nodePort: 30080 }] }, state, limits)).toBe("pods");
  expect(dueObservation({ route: [service] }, state, limits)).toBeUndefined();
});
