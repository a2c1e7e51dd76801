import { readConditions, readIngress, readPods, readService } from "./live-objects";

const list = (...items: object[]) => JSON.stringify({ items });
const pod = (status: object, spec: object = { nodeName: "demo-worker" }, metadata: object = {}) => ({
  metadata: { name: "web-1", ...metadata },
  spec,
  status,
});
const notReady = { type: "Ready", status: "False", message: "containers with unready status: [web]" };

describe("readPods", () => {
  it("knows a pod that is ready, and leaves one aside that is on its way out", () => {
    const ready = { conditions: [{ type: "Ready", status: "True" }] };
    const leaving = pod(ready, {}, { deletionTimestamp: "2026-11-25T00:00:00Z" });
    expect(readPods(list(pod(ready), leaving))).toEqual([
      { name: "web-1", node: "demo-worker", notReady: undefined },
    ]);
  });

  it("finds none in nothing, which is what kubectl prints of an empty list", () => {
    expect(readPods("\n")).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      "the scheduler, where it has no node",
      { conditions: [{ type: "PodScheduled", status: "False", message: "0/3 nodes are available" }] },
      "0/3 nodes are available",
    ],
    [
      "a container that waits",
      {
        conditions: [notReady],
        containerStatuses: [
          { name: "web", state: { waiting: { reason: "ErrImagePull", message: "manifest unknown" } } },
        ],
      },
      "container `web` is waiting: ErrImagePull: manifest unknown",
    ],
    [
      "a container that has ended",
      {
        conditions: [notReady],
        containerStatuses: [{ name: "web", state: { terminated: { exitCode: 3 } } }],
      },
      "container `web` exited with code 3",
    ],
    [
      "the condition, where a probe fails",
      { conditions: [notReady], containerStatuses: [{ name: "web", state: { running: {} } }] },
      "containers with unready status: [web]",
    ],
    ["nobody, where it is new", {}, "it has not reported yet"],
  ])("says why a pod is not ready in the words of %s", (_, status, why) => {
    expect(readPods(list(pod(status)))).toMatchObject([{ notReady: why }]);
  });
});

it("tells whether a controller has taken an Ingress up", () => {
  const status = (loadBalancer: object) => readIngress(JSON.stringify({ status: { loadBalancer } }));
  expect(status({ ingress: [{ hostname: "localhost" }] })).toEqual({ kind: "ingress", published: true });
  expect(status({})).toEqual({ kind: "ingress", published: false });
});

describe("readConditions", () => {
  const accepted = { type: "Accepted", status: "True" };
  const refs = { type: "ResolvedRefs", status: "False", message: "Service not found" };

  it("has nothing unmet where all that count are true, of a Gateway and of a route", () => {
    const fine = { kind: "conditions", unmet: [] };
    const other = { type: "Conflicted", status: "False" };
    expect(readConditions(JSON.stringify({ status: { conditions: [accepted, other] } }))).toEqual(fine);
    expect(readConditions(JSON.stringify({ status: { parents: [{ conditions: [accepted] }] } }))).toEqual(
      fine,
    );
  });

  it("names what is not true, and that nobody has said anything", () => {
    const route = { status: { parents: [{ conditions: [accepted, refs] }] } };
    expect(readConditions(JSON.stringify(route))).toEqual({
      kind: "conditions",
      unmet: [{ type: "ResolvedRefs", message: "Service not found" }],
    });
    expect(readConditions("{}")).toMatchObject({ unmet: [{ type: "Accepted" }] });
  });
});

it("counts the endpoints of a Service in all its slices, and takes those for ready that say nothing", () => {
  const service = JSON.stringify({ spec: { ports: [{ port: 80 }] } });
  const slices = list(
    { endpoints: [{ conditions: { ready: true } }, { conditions: { ready: false } }] },
    { endpoints: [{}] },
    { endpoints: null },
  );
  expect(readService(service, slices)).toEqual({
    kind: "service",
    ports: [80],
    endpoints: 3,
    readyEndpoints: 2,
  });
});
