import { planExposure } from "../app/plan-app";
import type { Hop, Route } from "../model/route";
import { plan, record } from "../../test/fixtures/demo-app";
import { diagnose } from "./diagnose";
import type { HopFacts } from "./hop-facts";
import type { PodFacts } from "./pods/pod-facts";
import { renderVerdicts, type Verdict } from "./verdict";

const firstBlock = (verdicts: readonly Verdict[]) => verdicts.find(({ verdict }) => verdict === "block");
const firstPermanentBlock = (verdicts: readonly Verdict[]) => verdicts.find(({ heals }) => heals === "never");

const byIngress = plan({}).route;
const byGateway = plan({ exposure: "gateway" }).route;
const byHostPort = planExposure(
  { name: "db", port: "db", containerPort: 5432, exposure: "hostPort" },
  record,
  [],
).route;

const pod = (name: string, node: string | undefined, notReady?: string): PodFacts => ({
  name,
  node,
  notReady,
});
/** Returns the node that carries the route's port. */
const carrier = (route: Route) => route.find((hop) => hop.kind === "node")?.container;

/** Returns the facts for each hop in a working route. */
const sound = (route: Route): Record<Hop["kind"], HopFacts | undefined> => ({
  hostPort: { kind: "published", by: carrier(route) },
  loadBalancer: undefined,
  edge: { kind: "container", running: true },
  node: { kind: "node", running: true, notReady: undefined },
  ingressController: { kind: "pods", pods: [pod("traefik-1", carrier(route))] },
  ingressClass: { kind: "present" },
  ingress: { kind: "ingress", published: true },
  gateway: { kind: "conditions", unmet: [] },
  httpRoute: { kind: "conditions", unmet: [] },
  service: { kind: "service", ports: [80, 5432, 8080], endpoints: 2, readyEndpoints: 2 },
  pod: { kind: "pods", pods: [pod("app-1", carrier(route))] },
});

function verdicts(route: Route, changes: Partial<Record<Hop["kind"], HopFacts | undefined>>) {
  const facts = { ...sound(route), ...changes };
  return diagnose(
    route,
    route.map(({ kind }) => facts[kind]),
  );
}

it.each([
  ["ingress", byIngress],
  ["gateway", byGateway],
  ["hostPort", byHostPort],
])("returns pass for every hop of a working %s route", (_, route) => {
  const found = verdicts(route, {});
  expect(found.map(({ hop }) => hop)).toEqual(route.map(({ kind }) => kind));
  expect(found.map(({ verdict }) => verdict)).toEqual(route.map(() => "pass"));
});

it.each<[string, Route, Partial<Record<Hop["kind"], HopFacts>>, string]>([
  [
    "a host port that no container publishes",
    byIngress,
    { hostPort: { kind: "published", by: undefined } },
    "hostPort 127.0.0.1:8080: no running container publishes it",
  ],
  [
    "a node whose container is not running",
    byIngress,
    { node: { kind: "node", running: false, notReady: "gone" } },
    "node demo-worker2: its container is not running",
  ],
  [
    "a node that is not Ready",
    byIngress,
    { node: { kind: "node", running: true, notReady: "no CNI" } },
    "node demo-worker2: it is not Ready: no CNI",
  ],
  [
    "a controller that runs on a different node than the port",
    byIngress,
    { ingressController: { kind: "pods", pods: [pod("traefik-1", "demo-worker")] } },
    "pod `traefik-1` runs on `demo-worker`, but `demo-worker2` carries the port",
  ],
  [
    "a controller that cannot be scheduled",
    byIngress,
    { ingressController: { kind: "pods", pods: [pod("traefik-1", undefined, "0/3 nodes are available")] } },
    "pod `traefik-1` is not ready: 0/3 nodes are available",
  ],
  [
    "an Ingress that does not exist",
    byIngress,
    { ingress: { kind: "missing" } },
    "ingress default/web: it does not exist",
  ],
  [
    "an Ingress that no controller serves",
    byIngress,
    { ingress: { kind: "ingress", published: false } },
    "its status is empty, so no controller serves it",
  ],
  [
    "an HTTPRoute whose Service does not exist",
    byGateway,
    { httpRoute: { kind: "conditions", unmet: [{ type: "ResolvedRefs", message: "no Service web" }] } },
    "httpRoute default/web: `ResolvedRefs` is not true: no Service web",
  ],
  [
    "a Service without the port",
    byIngress,
    { service: { kind: "service", ports: [81, 82], endpoints: 1, readyEndpoints: 1 } },
    "it has no port 8080; its ports are 81, 82",
  ],
  [
    "a Service that selects no pods",
    byIngress,
    { service: { kind: "service", ports: [8080], endpoints: 0, readyEndpoints: 0 } },
    "it has no endpoints, because its selector matches no pod",
  ],
  [
    "a Service whose pods are not ready",
    byIngress,
    { service: { kind: "service", ports: [8080], endpoints: 2, readyEndpoints: 0 } },
    "none of its 2 endpoints is ready",
  ],
  ["an app without pods", byIngress, { pod: { kind: "pods", pods: [] } }, "managed-by=berth: no pod exists"],
  [
    "a hostPort pod that runs on a different node than the port",
    byHostPort,
    { pod: { kind: "pods", pods: [pod("db-1", "demo-worker")] } },
    "pod `db-1` runs on `demo-worker`, but `demo-control-plane` carries the port",
  ],
])("reports exactly one block for %s", (_, route, changes, expected) => {
  const found = verdicts(route, changes);
  expect(found.filter(({ verdict }) => verdict === "block")).toHaveLength(1);
  expect(renderVerdicts(found).join("\n")).toContain(`block ${firstBlock(found)?.hop ?? ""} `);
  expect(renderVerdicts(found).join("\n")).toContain(expected);
});

it("accepts a pod of an ingress app on any node", () => {
  const found = verdicts(byIngress, { pod: { kind: "pods", pods: [pod("web-1", "demo-worker")] } });
  expect(firstBlock(found)).toBeUndefined();
});

it("reports a hop without facts as unknown, not as blocked", () => {
  const found = verdicts(byIngress, { ingressController: undefined, service: undefined });
  expect(found.filter(({ verdict }) => verdict === "unknown").map(({ hop }) => hop)).toEqual([
    "ingressController",
    "service",
  ]);
  expect(firstBlock(found)).toBeUndefined();
});

it("returns the code, the object and the evidence of a block, and whether the block can heal", () => {
  const pods = [
    {
      ...pod("web-1", "demo-worker", "container `web` is waiting: InvalidImageName"),
      containers: [{ name: "web", image: "Web:1", waiting: { reason: "InvalidImageName" } }],
    },
  ];
  expect(firstPermanentBlock(verdicts(byIngress, { pod: { kind: "pods", pods } }))).toEqual({
    hop: "pod",
    name: "app.kubernetes.io/name=web,app.kubernetes.io/managed-by=berth",
    verdict: "block",
    heals: "never",
    code: "IMAGE_NAME_INVALID",
    object: { kind: "Pod", name: "web-1", namespace: "default" },
    evidence: { container: "web", image: "Web:1", reason: "InvalidImageName" },
    clause: "pod `web-1` is not ready: container `web` is waiting: InvalidImageName",
  });
});

it("does not treat a block that can heal as permanent", () => {
  expect(firstPermanentBlock(verdicts(byIngress, { pod: { kind: "pods", pods: [] } }))).toBeUndefined();
});

it("names the pod that can heal, or the owner if it cannot create pods", () => {
  const starting = pod("web-1", "demo-worker", "it has not reported its status yet");
  const broken = {
    ...starting,
    name: "web-2",
    containers: [{ name: "web", waiting: { reason: "InvalidImageName" } }],
  };
  const object = (facts: HopFacts) => firstBlock(verdicts(byIngress, { pod: facts }))?.object;
  expect(object({ kind: "pods", pods: [broken, starting] })).toMatchObject({ kind: "Pod", name: "web-1" });
  expect(object({ kind: "pods", pods: [broken] })).toMatchObject({ kind: "Pod", name: "web-2" });
  const owner = { kind: "ReplicaSet", name: "web-5d4" } as const;
  const replicaFailure = { owner, reason: "FailedCreate", message: "exceeded quota: small" };
  expect(object({ kind: "pods", pods: [], replicaFailure })).toEqual({ ...owner, namespace: "default" });
});

it("reports a host port that another container publishes", () => {
  const found = verdicts(byIngress, { hostPort: { kind: "published", by: "nginx" } });
  expect(renderVerdicts(found)[0]).toBe(
    "block hostPort 127.0.0.1:8080: `nginx` publishes it instead of `demo-worker2`",
  );
});

it("treats a pod on another node as permanent only if no other pod can become ready", () => {
  const old = pod("db-1", "demo-worker");
  const starting = pod("db-2", "demo-control-plane", "it has not reported its status yet");
  const permanent = (...pods: PodFacts[]) =>
    firstPermanentBlock(verdicts(byHostPort, { pod: { kind: "pods", pods } }))?.code;
  expect(permanent(old)).toBe("POD_ON_OTHER_NODE");
  expect(permanent(old, starting)).toBeUndefined();
});
