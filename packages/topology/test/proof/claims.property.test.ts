import fc from "fast-check";
import { BerthError } from "../../src/findings/berth-error";
import type { ClusterRecord } from "../../src/model/cluster-record";
import type { NamedAppArgs } from "../../src/app/arguments/app-args";
import type { ExposurePlan } from "../../src/app/app-plan";
import { planApp } from "../../src/app/plan-app";
import { refusals } from "../simulator/api-server";
import { ends } from "../simulator/request";
import {
  accepted,
  generatedCase,
  requestsFor,
  unlessRefused,
  worldOf,
  type GeneratedCluster,
} from "./generated";
import { controllerOf } from "./manifests";
import { runs } from "../fixtures/runs";

/** The number of generated clusters with apps. */
const numRuns = runs(2000);

/** Returns the bindings that an app's objects create: ports on a node, NodePorts on every node, or hosts and paths in a controller. */
function bindings(plan: ExposurePlan, record: ClusterRecord): string[] {
  const { exposure, pods, service, port, claim } = plan;
  const { containerPort: number, protocol } = port;
  const controller = controllerOf(plan);
  const own = pods.ports.filter((one) => one.hostPort === number && one.protocol === protocol);
  const nodePorts = service.ports.filter((one) => one.nodePort === number && one.protocol === protocol);
  return [
    ...(exposure === "hostPort" ? own.map(() => `${port.node} ${number}/${protocol}`) : []),
    ...nodePorts.flatMap(() => record.nodes.map(({ name }) => `${name} ${number}/${protocol}`)),
    ...(exposure === "loadBalancer" ? [`load balancer ${port.hostPort}/${protocol}`] : []),
    ...(controller && claim.http ? [`${controller.name} ${claim.http.host}${claim.http.path}`] : []),
  ];
}

/** Returns one plan for each NodePort of an app. Several ports of the cluster can reach the app through one NodePort. */
function oncePerNodePort(plans: readonly ExposurePlan[]): Map<string, ExposurePlan> {
  return new Map(
    plans.map((plan, index) => {
      const isNodePort = plan.exposure === "nodePort";
      const { containerPort, protocol } = plan.port;
      return [isNodePort ? `${plan.name} ${containerPort}/${protocol}` : String(index), plan];
    }),
  );
}

/** Returns the rule codes with which the planner rejects an app after other apps have been planned. */
function refusedFor(app: NamedAppArgs, record: ClusterRecord, before: readonly ExposurePlan[]): string[] {
  try {
    planApp(
      app,
      record,
      before.map(({ claim }) => claim),
    );
    return [];
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings.map(({ code }) => code);
    throw error;
  }
}

/**
 * Whether all apps can run at the same time. Each request must reach only the app that owns the matching claim, and the API server must
 * accept all objects.
 */
function getAlong(cluster: GeneratedCluster, plans: readonly ExposurePlan[]): boolean {
  const world = worldOf(cluster, plans);
  const own = plans.every((plan) =>
    requestsFor(plan).every((request) => ends(request, world).join() === `pod ${plan.name}`),
  );
  return own && refusals(world).length === 0;
}

describe(`in ${numRuns} clusters with apps`, () => {
  it("no two accepted claims bind the same port, or the same host and path", () => {
    fc.assert(
      fc.property(generatedCase, ({ cluster, apps }) => {
        const plans = accepted(cluster.record, apps);
        const bound = [...oncePerNodePort(plans).values()].flatMap((plan) => bindings(plan, cluster.record));
        expect(new Set(bound).size).toBe(bound.length);
        const controllers = new Set(plans.flatMap((plan) => controllerOf(plan) ?? []).map(onNode));
        expect(bound.filter((binding) => controllers.has(binding))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("an app that is rejected only because of other apps' claims would conflict with these apps", () => {
    let refused = 0;
    fc.assert(
      fc.property(generatedCase, ({ cluster, apps }) => {
        const before = accepted(cluster.record, apps.slice(0, -1));
        const last = apps.slice(-1).flatMap((app) => {
          const codes = refusedFor(app, cluster.record, before);
          const taken = codes.length > 0 && codes.every((code) => /^(CLAIM|NODE_PORT)_TAKEN$/.test(code));
          return taken ? (unlessRefused(() => planApp(app, cluster.record, []).exposures) ?? []) : [];
        });
        fc.pre(last.length > 0);
        refused += 1;
        expect(getAlong(cluster, [...before, ...last])).toBe(false);
      }),
      { numRuns: numRuns / 4, maxSkipsPerRun: 100 },
    );
    expect(refused).toBe(numRuns / 4);
  });
});

function onNode({ port, hostPort }: NonNullable<ReturnType<typeof controllerOf>>): string {
  return `${port.node} ${hostPort}/${port.protocol}`;
}
